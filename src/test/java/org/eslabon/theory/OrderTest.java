package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.SeededTests;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Neither the order of rows, nor that of files, nor that of rules changes a conclusion. */
final class OrderTest {

  private static final int SEED = 20261121;
  private static final int ROUNDS = 3;
  private static final Path RULES = Path.of("ontology/rules");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> shufflingChangesNothing() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (GoldenCase each : GoldenCase.all()) {
      folders.add(each.folder());
    }
    Set<String> straight = conclusions(inOrder(folders), GraphSettings.bundled());
    return SeededTests.from(
        SEED,
        SEED + ROUNDS,
        seed -> {
          Random random = new Random(seed);
          GraphSettings settings = GraphSettings.bundled().withRules(renamedRules(random));
          assertEquals(straight, conclusions(shuffled(folders, random), settings));
        });
  }

  /** What the tables of each golden case conclude, case by case, as one set. */
  private static Set<String> conclusions(List<List<Path>> tables, GraphSettings settings) {
    Set<String> conclusions = new TreeSet<>();
    for (List<Path> files : tables) {
      try (ValueGraph graph = ValueGraph.inMemory(settings)) {
        graph.loadAndInfer(LoadRequest.of(files));
        String name = String.valueOf(files.get(0).getParent().getFileName());
        graph
            .copyUnion(Set.of(Layer.INFERRED))
            .find()
            .mapWith(Triple::toString)
            .forEach(triple -> conclusions.add(name + ": " + triple));
      }
    }
    return conclusions;
  }

  private static List<List<Path>> inOrder(List<Path> folders) throws IOException {
    List<List<Path>> tables = new ArrayList<>();
    for (Path folder : folders) {
      tables.add(new GoldenCase(folder).tables());
    }
    return tables;
  }

  private List<List<Path>> shuffled(List<Path> folders, Random random) throws IOException {
    List<List<Path>> tables = new ArrayList<>();
    for (List<Path> files : inOrder(folders)) {
      Path folder =
          Files.createDirectories(
              Files.createTempDirectory(temporary, "tables")
                  .resolve(files.get(0).getParent().getFileName()));
      List<Path> copies = new ArrayList<>();
      for (Path file : files) {
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(rows.subList(1, rows.size()), random);
        copies.add(Files.write(folder.resolve(file.getFileName()), rows));
      }
      Collections.shuffle(copies, random);
      tables.add(copies);
    }
    return tables;
  }

  /** A rule set is ordered by name, so rules change places when they change names. */
  private Path renamedRules(Random random) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "rules");
    try (Stream<Path> rules = Files.list(RULES)) {
      List<Path> shuffled = new ArrayList<>(rules.sorted().toList());
      Collections.shuffle(shuffled, random);
      for (int i = 0; i < shuffled.size(); i++) {
        Files.copy(
            shuffled.get(i).resolve("rule.rq"),
            folder.resolve(String.format("r%03d-%s.rq", i, shuffled.get(i).getFileName())));
      }
    }
    return folder;
  }
}
