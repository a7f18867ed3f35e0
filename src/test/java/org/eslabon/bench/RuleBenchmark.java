package org.eslabon.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RunLimits;

/** Scratch. */
public final class RuleBenchmark {

  public static void main(String[] arguments) {
    Path data = Path.of(arguments[0]);
    long t = System.nanoTime();
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFDataMgr.read(dataset, data.toUri().toString());
    System.out.printf("riot %d ms%n", (System.nanoTime() - t) / 1_000_000);
    t = System.nanoTime();
    ColumnGraph graph = ColumnGraph.of(dataset);
    System.out.printf("columns %d ms%n", (System.nanoTime() - t) / 1_000_000);
    Stratification strata = Stratification.of(RuleSetReader.read(Path.of("src/bench/rules")));
    for (int i = 0; i < Integer.getInteger("rounds", 3); i++) {
      ColumnInference run = ColumnInference.run(strata, graph, RunLimits.generous());
      for (InferenceReport.RuleRun rule : run.report().rules()) {
        System.out.printf(
            "%-20s %8d triples %6d ms%n", rule.rule(), rule.triples(), rule.time().toMillis());
      }
      System.out.printf("total %d ms%n", run.report().time().toMillis());
      if (i == 0) {
        Map<String, Long> counts =
            run.triples()
                .filter(triple -> !triple.getPredicate().getURI().endsWith("Dependence"))
                .collect(
                    Collectors.groupingBy(
                        (Triple x) ->
                            x.getPredicate().getLocalName() + " " + x.getObject().getLocalName(),
                        TreeMap::new,
                        Collectors.counting()));
        System.out.println(counts);
      }
    }
  }
}
