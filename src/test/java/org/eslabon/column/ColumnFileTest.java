package org.eslabon.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ColumnFileTest {

  private final Path folder;

  ColumnFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @RepeatedTest(10)
  void aGraphComesBackAsItWas(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    RandomTerms random = new RandomTerms(seed);
    DatasetGraph data = random.dataset(seed * 40);
    ColumnGraph graph = ColumnGraph.of(data);
    Path file = folder.resolve("graph.columns");
    ColumnFile.write(graph, file);
    ColumnGraph opened = ColumnFile.open(file);
    ColumnFile.verify(file);
    assertEquals(
        Iter.toSet(data.find()), Iter.toSet(new ColumnDatasetGraph(opened).find()), "seed " + seed);
    assertEquals(graph.graphNames(), opened.graphNames());
    assertEquals(graph.terms().resources(), opened.terms().resources());
    for (int id = 0; id < graph.terms().size(); id++) {
      Node term = graph.terms().term(id);
      assertEquals(id, opened.terms().find(term), term.toString());
      assertEquals(graph.terms().kind(id), opened.terms().kind(id));
      assertEquals(graph.terms().number(id), opened.terms().number(id));
      assertEquals(graph.terms().scale(id), opened.terms().scale(id));
    }
    for (int predicate : graph.predicates()) {
      assertEquals(
          graph.relation(predicate).distinctObjects(),
          opened.relation(predicate).distinctObjects());
      assertEquals(
          graph.relation(predicate).distinctSubjects(),
          opened.relation(predicate).distinctSubjects());
    }
    for (int i = 0; i < 200; i++) {
      Quad pattern =
          Quad.create(
              random.orAny(random.graph()),
              random.orAny(random.resource()),
              random.orAny(random.predicate()),
              random.orAny(random.object()));
      assertEquals(
          Iter.toSet(data.find(pattern)),
          Iter.toSet(new ColumnDatasetGraph(opened).find(pattern)),
          pattern.toString());
    }
  }

  @Test
  void anEmptyGraphIsAFileToo() {
    Path file = folder.resolve("empty.columns");
    ColumnFile.write(ColumnGraph.of(DatasetGraphFactory.create()), file);
    assertEquals(0, ColumnFile.open(file).rows());
  }

  @Test
  void theSameDataGiveTheSameFile() throws IOException {
    Path one = folder.resolve("one.columns");
    Path two = folder.resolve("two.columns");
    ColumnFile.write(ColumnGraph.of(new RandomTerms(1).dataset(300)), one);
    ColumnFile.write(ColumnGraph.of(new ColumnDatasetGraph(ColumnFile.open(one))), two);
    ColumnFile.write(ColumnGraph.of(new ColumnDatasetGraph(ColumnFile.open(one))), one);
    assertEquals(-1, Files.mismatch(one, two));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(one, two), files.sorted().toList(), "an unfinished file stayed");
    }
  }

  @Test
  void whatIsNotAColumnarGraphIsRefused() throws IOException {
    Path file = folder.resolve("graph.columns");
    ColumnFile.write(ColumnGraph.of(new RandomTerms(1).dataset(100)), file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(9);
    for (int i = 0; i < 50; i++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertTrue(refusal(file).startsWith("`" + file + "` is not a columnar graph: it"));
    }
    byte[] later = whole.clone();
    later[later.length - 16]++;
    Files.write(file, later);
    assertTrue(refusal(file).endsWith("it has version 2, this program reads 1"), refusal(file));
    Files.writeString(file, "id,name\n".repeat(100));
    assertTrue(refusal(file).contains("cut short or something else"), refusal(file));
    Files.delete(file);
    assertTrue(refusal(file).contains("cannot be read"), refusal(file));
  }

  private static String refusal(Path file) {
    ProblemException e = assertThrows(ProblemException.class, () -> ColumnFile.open(file));
    assertEquals(ProblemCode.S021, e.problems().get(0).code());
    return e.problems().get(0).message();
  }

  @Test
  void aDamagedOctetIsFound() throws IOException {
    Path file = folder.resolve("graph.columns");
    ColumnFile.write(ColumnGraph.of(new RandomTerms(1).dataset(100)), file);
    byte[] whole = Files.readAllBytes(file);
    // behind the first section, which has no padding, lies the text of the second
    byte[] damaged = whole.clone();
    damaged[16]++;
    Files.write(file, damaged);
    ProblemException e = assertThrows(ProblemException.class, () -> ColumnFile.verify(file));
    assertTrue(e.problems().get(0).message().contains("the section at octet 16 is damaged"));
  }
}
