package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number of the theory is replaced for one use, and only there. */
@NullMarked
final class ThresholdsTest {

  private static final Node LINK = new DataIris(Esl.DEFAULT_BASE).thing("link", "l");
  private static final GraphSettings LOWER =
      GraphSettings.bundled().withThresholds(Map.of("majority-share", new BigDecimal("39.9")));

  private final Path folder;

  ThresholdsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeTables() throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("firms.csv"), "id,name\na,A\nb,B\n");
    Files.writeString(tables.resolve("ownership.csv"), "owned,owner,share\na,b,40\n");
    Files.writeString(tables.resolve("links.csv"), "id,supplier,buyer\nl,a,b\n");
  }

  @Test
  void anotherMajorityMakesAHierarchy() {
    assertEquals(List.of("Undetermined"), status(inMemory(GraphSettings.bundled())));
    assertEquals(List.of("Determined"), status(inMemory(LOWER)));
  }

  @Test
  void aStoreIsAskedUnderAnotherNumberAndStaysAsItIs() {
    Path store = folder.resolve("store");
    DatasetGraph before;
    try (ValueGraph graph = ValueGraph.open(store, GraphSettings.bundled())) {
      graph.loadAndInfer(LoadRequest.of(folder.resolve("tables")));
      before = graph.copy(List.of(Layer.values()));
    }
    try (ValueGraph supposed = ValueGraph.supposing(store, LOWER)) {
      assertEquals(List.of("Determined"), status(supposed));
      assertEquals(
          1,
          supposed.copyUnion(List.of(Layer.PROVENANCE)).stream(
                  Node.ANY, Esl.term("sha256"), Node.ANY)
              .filter(triple -> triple.getSubject().getURI().endsWith("links.csv"))
              .count());
    }
    try (ValueGraph graph = ValueGraph.openExisting(store, GraphSettings.bundled())) {
      assertEquals(List.of("Undetermined"), status(graph));
      DatasetGraph after = graph.copy(List.of(Layer.values()));
      assertTrue(before.stream().allMatch(after::contains));
      assertEquals(before.stream().count(), after.stream().count());
    }
  }

  @Test
  void anUnknownNameGetsTheNearestOne() {
    ProblemException failure =
        assertThrows(
            ProblemException.class,
            () ->
                ValueGraph.inMemory(
                    GraphSettings.bundled()
                        .withThresholds(
                            Map.of("majority-shares", BigDecimal.ONE, "x", BigDecimal.TEN))));
    assertEquals(
        List.of(
            "error[Q208]: the theory has no threshold `majority-shares`\n"
                + "  hint: did you mean `majority-share`?",
            "error[Q208]: the theory has no threshold `x`"),
        failure.problems().stream()
            .map(Problem::toString)
            .map(text -> text.replaceAll("(?s)\\n  hint: its thresholds are .*", ""))
            .toList());
  }

  private ValueGraph inMemory(GraphSettings settings) {
    ValueGraph graph = ValueGraph.inMemory(settings);
    graph.loadAndInfer(LoadRequest.of(folder.resolve("tables")));
    return graph;
  }

  private static List<String> status(ValueGraph graph) {
    Graph inferred = graph.copyUnion(List.of(Layer.INFERRED));
    return inferred.stream(LINK, Esl.term("governanceStatus"), Node.ANY)
        .map(triple -> triple.getObject().getLocalName())
        .toList();
  }
}
