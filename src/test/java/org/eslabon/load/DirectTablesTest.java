package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.SeededTests;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The direct way of tables into columns against the one that checks file by file. */
final class DirectTablesTest {

  private static final String LINKS = "id,supplier,buyer,value\n";

  private final Path folder;
  private final Loader loader = new Loader();

  DirectTablesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> randomTablesWithoutMistakesGoTheDirectWay() {
    return SeededTests.from(
        0,
        25,
        seed -> {
          Path own = Files.createDirectory(folder.resolve("careful" + seed));
          Random random = new Random(seed);
          new RandomTables(random, own, true).write();
          LoadRequest request = inAnyOrder(own, random);
          Set<Quad> expected = quads(loader.checkedColumns(request));
          for (int size : List.of(1, 100 + random.nextInt(3_000), 1 << 20)) {
            ColumnGraph direct = loader.directColumns(request, size).orElseThrow();
            assertEquals(expected, quads(direct), "pieces of " + size);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> randomTablesWithMistakesTellTheSame() {
    return SeededTests.from(
        100,
        160,
        seed -> {
          Path own = Files.createDirectory(folder.resolve("careless" + seed));
          Random random = new Random(seed);
          new RandomTables(random, own, false).write();
          assertSame(inAnyOrder(own, random), 500);
        });
  }

  @TestFactory
  Stream<DynamicTest> randomTextTellsTheSame() {
    List<String> parts =
        List.of(
            "l%d,a,b,%d.5\n",
            "l%d,a,b,%d\r\n",
            "\"l%d\",a,b,%d\n",
            "\"l%d\n\",a,b,%d\n",
            "\"l%d\"\"x\",\"a\",b,%d\r\n",
            " l%d , a,b,%d\n",
            "\u3000l%d,a,\u2003b,%d\n",
            "\n",
            "\r\n",
            ",,,\n",
            " ,\t,,\n",
            "lñ%d,a,i,\n",
            "l%d,i,firm/both,%d\n",
            "l%d,a\n",
            "l%d,a,b,%d,\n",
            "l\"%d,a,b,%d\n",
            "l%d,a,b,x%d\n",
            "l%d,a,b,\"%d\n",
            "l7,a,b,%d\n",
            "l%d,a,b,%d\r");
    // the first twelve are right, the others are there in every third text
    return SeededTests.from(
        0,
        120,
        seed -> {
          Random random = new Random(seed);
          int choice = seed % 3 == 0 ? parts.size() : 12;
          StringBuilder text = new StringBuilder(seed % 2 == 0 ? "\ufeff" : "");
          text.append(LINKS);
          for (int i = random.nextInt(12); i >= 0; i--) {
            String part = parts.get(random.nextInt(choice));
            text.append(String.format(part, 10 + i, random.nextInt(9)));
          }
          LoadRequest request = network(text.toString().getBytes(StandardCharsets.UTF_8));
          int size = 1 + random.nextInt(200);
          assertSame(request, size);
          if (choice < parts.size()) {
            assertTrue(loader.directColumns(request, size).isPresent(), "not direct");
          }
        });
  }

  /** The direct way gives the same quads, or gives up where the other finds problems. */
  private void assertSame(LoadRequest request, int pieceSize) {
    Optional<ColumnGraph> direct = loader.directColumns(request, pieceSize);
    ColumnGraph checked;
    try {
      checked = loader.checkedColumns(request);
    } catch (ProblemException e) {
      assertTrue(direct.isEmpty(), () -> "not noticed: " + e.problems());
      ProblemException told = assertThrows(ProblemException.class, () -> loader.columns(request));
      assertEquals(e.problems(), told.problems());
      return;
    }
    direct.ifPresent(graph -> assertEquals(quads(checked), quads(graph)));
  }

  private static LoadRequest inAnyOrder(Path folder, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = new ArrayList<>(all.sorted().toList());
    }
    Collections.shuffle(files, random);
    return LoadRequest.of(files);
  }

  /** All quads but the time of the load. */
  static Set<Quad> quads(ColumnGraph graph) {
    List<Quad> all = Iter.toList(new ColumnDatasetGraph(graph).find());
    Set<Quad> quads = new HashSet<>(all);
    assertEquals(all.size(), quads.size(), "a quad comes twice");
    quads.removeIf(
        quad -> quad.getPredicate().getURI().equals("http://www.w3.org/ns/prov#generatedAtTime"));
    assertFalse(quads.isEmpty());
    return quads;
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsLeftToTheOrdinaryWay() {
    return Stream.of(
            "id,supplier,buyer,valeu\nl,a,b,1\n",
            "id,supplier,buyer,value,value\nl,a,b,1,1\n",
            "id,supplier,value\nl,a,1\n",
            LINKS + "l,a,b\n",
            LINKS + "l,a,b,1,2\n",
            LINKS + "l,a,,1\n",
            LINKS + "l,a,c,1\n",
            LINKS + "l,a,both,1\n",
            LINKS + "l,a,b,1\nl,a,b,1\n",
            LINKS + "l,a,b,1e3\n",
            LINKS + "l,a,b,+5\n",
            LINKS + "l,a,b,\"1,5\"\n",
            LINKS + "l,a,b,-1\n",
            LINKS + "l,a;b,b,1\n",
            LINKS + "l;m,a,b,1\n",
            LINKS + ".,a,b,1\n",
            LINKS + "l,a,b,\"1\n",
            LINKS + "l,a,b,\"1\"x\n",
            LINKS + "l,a,b,1\u0000\n",
            "id;supplier;buyer\nl;a;b\n",
            "\n\n",
            "")
        .map(
            text ->
                DynamicTest.dynamicTest(
                    "links: " + text.replace("\n", "|").replace("\u0000", "NUL"),
                    () -> {
                      LoadRequest request = network(text.getBytes(StandardCharsets.UTF_8));
                      assertTrue(loader.directColumns(request, 1 << 20).isEmpty());
                      ProblemException expected =
                          assertThrows(
                              ProblemException.class, () -> loader.checkedColumns(request));
                      ProblemException told =
                          assertThrows(ProblemException.class, () -> loader.columns(request));
                      assertEquals(expected.problems(), told.problems());
                    }));
  }

  private LoadRequest network(byte[] links) throws IOException {
    Files.writeString(folder.resolve("firms.csv"), "id,name\na,A\nb,B\nboth,C\n");
    Files.writeString(
        folder.resolve("institutions.csv"), "id,name,kind\nboth,I,university\ni,I,university\n");
    Files.write(folder.resolve("links.csv"), links);
    return LoadRequest.of(folder);
  }

  @Test
  void latinBytesAreLeftToTheOrdinaryWay() throws IOException {
    byte[] text = (LINKS + "lñ,a,b,1\n").getBytes(StandardCharsets.ISO_8859_1);
    LoadRequest request = network(text);
    assertTrue(loader.directColumns(request, 1 << 20).isEmpty());
    assertThrows(ProblemException.class, () -> loader.columns(request));
  }

  @Test
  void oddButRightTablesAreReadTheSame() throws IOException {
    List<String> tables =
        List.of(
            LINKS + "l\"1,a,b,1\n\"l\n2\",a,b,2\n",
            LINKS + "l,a,firm/both,1\n",
            LINKS + "l,a,b,1\r",
            LINKS.replace("\n", "\r") + "l,a,b,1\rm,a,b,2\r",
            "\n\n,,,\n" + LINKS + "\n ,\t, ,\nl , a,b ,1 \n",
            LINKS);
    for (String text : tables) {
      assertSame(network(text.getBytes(StandardCharsets.UTF_8)), 10);
    }
  }

  @Test
  void compressedTablesGoTheDirectWay() throws IOException {
    NetworkTables.write(new SyntheticNetwork(300, 5_000, 3), folder);
    Set<Quad> expected = withoutProvenance(loader.checkedColumns(LoadRequest.of(folder)));
    for (String name : List.of("firms", "links", "chains", "ownership")) {
      Path file = folder.resolve(name + ".csv");
      try (GZIPOutputStream out =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".csv.gz")))) {
        Files.copy(file, out);
      }
      Files.delete(file);
    }
    ColumnGraph direct = loader.directColumns(LoadRequest.of(folder), 1 << 16).orElseThrow();
    assertEquals(expected, withoutProvenance(direct));
  }

  /** Triples only, since graphs are named after files. */
  private static Set<Quad> withoutProvenance(ColumnGraph graph) {
    Set<Quad> triples = new HashSet<>();
    for (Quad quad : quads(graph)) {
      if (!quad.getGraph().equals(GraphNames.PROVENANCE)) {
        triples.add(Quad.create(Quad.defaultGraphIRI, quad.asTriple()));
      }
    }
    return triples;
  }

  @Test
  void theSameFilesGiveTheSameIds() throws IOException {
    NetworkTables.write(new SyntheticNetwork(300, 5_000, 3), folder);
    LoadRequest request = LoadRequest.of(folder);
    ColumnGraph first = loader.directColumns(request, 5_000).orElseThrow();
    ColumnGraph second = loader.directColumns(request, 5_000).orElseThrow();
    for (int id = 0; id < first.terms().size(); id++) {
      if (!first.terms().term(id).toString().contains("dateTime")) {
        assertEquals(first.terms().term(id), second.terms().term(id));
      }
    }
  }

  @Test
  void theGraphHasNoTermsBesidesThoseOfItsTriples() throws IOException {
    NetworkTables.write(new SyntheticNetwork(300, 5_000, 3), folder);
    ColumnGraph graph = loader.directColumns(LoadRequest.of(folder), 5_000).orElseThrow();
    Set<String> used = new HashSet<>();
    for (Quad quad : Iter.toList(new ColumnDatasetGraph(graph).find())) {
      Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
          .forEach(node -> used.add(node.toString()));
    }
    assertEquals(used.size(), graph.terms().size());
    assertTrue(graph.terms().find(Esl.term("annualValue")) >= 0);
  }
}
