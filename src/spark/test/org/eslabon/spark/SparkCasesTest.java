package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All shipped rules on the bundled cases. */
class SparkCasesTest {

  @Test
  void shippedRulesConcludeTheSameFromTheBundledCases(@TempDir Path folder) {
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      graph.load(LoadRequest.of(Path.of(System.getProperty("eslabon.home", "."), "datasets")));
      RuleSet rules = graph.strata().rules();
      Path file = folder.resolve("cases.nq");
      org.apache.jena.system.Txn.executeRead(
          graph.data(), () -> SparkRuns.write(graph.data(), file));
      ColumnGraph columns =
          org.apache.jena.system.Txn.calculateRead(
              graph.data(), () -> ColumnGraph.of(graph.data()));
      Map<String, NavigableSet<String>> columnar = SparkRuns.byColumns(rules, columns);
      Map<String, NavigableSet<String>> spark =
          SparkRuns.bySpark(
              LocalSpark.interpreting(), rules, List.of(file.toString()), folder.resolve("run"));

      assertTrue(columnar.values().stream().mapToInt(NavigableSet::size).sum() > 1_000);
      for (String rule : columnar.keySet()) {
        assertEquals(columnar.get(rule), spark.get(rule), rule);
      }
    }
  }
}
