package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.rules.run.InferenceReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tables in, conclusions out, over all bundled rules. A case is added by adding a folder. */
final class GoldenTest {

  @TestFactory
  Stream<DynamicTest> concludesWhatTheCaseExpects() throws IOException {
    List<GoldenCase> cases = GoldenCase.all();
    assertTrue(cases.size() > 1, "no golden cases");
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(GoldenCase each) throws IOException {
    assertFalse(each.expectations().isEmpty(), "nothing is expected");
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      each.open(graph);
      for (String expectation : each.expectations()) {
        assertEquals(each.expected(expectation), each.actual(expectation, graph), expectation);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> runningTwiceAddsNothingAndAssertedFactsStay() throws IOException {
    return GoldenCase.all().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
                        graph.load(LoadRequest.of(each.tables()));
                        Graph before = graph.copyUnion(Set.of(Layer.ASSERTED));
                        graph.infer();
                        InferenceReport again = graph.infer();
                        assertEquals(0, again.added());
                        assertEquals(0, again.removed());
                        assertTrue(
                            before.isIsomorphicWith(graph.copyUnion(Set.of(Layer.ASSERTED))));
                      }
                    }));
  }

  /** The counts that the theory gives (design, section 5); the golden rows say which is which. */
  @Test
  void truthTableHasTheCountsOfTheTheory() throws IOException {
    GoldenCase table = GoldenCase.named("truth-table");
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      String rows = table.actual("links.expect.csv", table.open(graph));
      Map<String, Long> counts =
          rows.lines()
              .map(row -> row.split(",", -1))
              .filter(cells -> !cells[0].equals("link"))
              .collect(
                  Collectors.groupingBy(
                      cells -> cells[5].equals("Determined") ? cells[4] : cells[5],
                      Collectors.counting()));
      assertEquals(
          Map.of(
              "Hierarchy", 32L,
              "Market", 12L,
              "QuasiHierarchy", 4L,
              "Network", 2L,
              "Undetermined", 14L),
          counts);
    }
  }
}
