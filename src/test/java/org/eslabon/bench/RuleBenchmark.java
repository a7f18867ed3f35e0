package org.eslabon.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;

/**
 * The rules of the workload, R0 to R6, on the columnar engine and on ARQ over a graph of Jena in
 * memory, in one process, with the conclusions counted. Arguments: the N-Triples file, and how
 * often the columnar engine runs; the first run is the cold one. {@code -Darq=false} leaves ARQ
 * out.
 */
public final class RuleBenchmark {

  private static final Path RULES = Path.of("src/bench/rules");

  private RuleBenchmark() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    DatasetGraph data = DatasetGraphFactory.create();
    Graph graph = GraphMemFactory.createGraphMem2();
    RDFDataMgr.read(graph, file.toUri().toString());
    graph
        .find()
        .forEachRemaining(triple -> data.add(Quad.create(GraphNames.asserted("data"), triple)));
    Stratification strata = Stratification.of(RuleSetReader.read(RULES));
    ColumnGraph columns = ColumnGraph.of(data);
    List<InferenceReport> reports = new ArrayList<>();
    Map<String, Long> columnar = Map.of();
    for (int i = 0; i < runs; i++) {
      long before = cpu();
      ColumnInference run = ColumnInference.run(strata, columns, RunLimits.generous());
      System.out.printf(
          "run %d: %d ms, %d ms of processors%n",
          i + 1, run.report().time().toMillis(), (cpu() - before) / 1_000_000);
      reports.add(run.report());
      columnar = counts(strata, run);
    }
    List<InferenceReport.RuleRun> arq = List.of();
    if (!"false".equals(System.getProperty("arq"))) {
      RuleEngine engine = new RuleEngine(strata, RunLimits.generous(), Engine.ARQ);
      arq = engine.infer(data).rules();
      Map<String, Long> byArq = new TreeMap<>();
      data.find()
          .forEachRemaining(
              quad -> {
                if (GraphNames.isInferred(quad.getGraph())) {
                  count(byArq, quad.asTriple());
                }
              });
      System.out.println(byArq.equals(columnar) ? "counts are equal" : "COUNTS DIFFER " + byArq);
    }
    System.out.println(columnar);
    print(reports, arq);
  }

  private static Map<String, Long> counts(Stratification strata, ColumnInference run) {
    Map<String, Long> counts = new TreeMap<>();
    strata.rules().rules().stream().flatMap(run::triples).forEach(triple -> count(counts, triple));
    return counts;
  }

  private static void count(Map<String, Long> counts, Triple triple) {
    String object = triple.getObject().isURI() ? " " + triple.getObject().getLocalName() : "";
    counts.merge(triple.getPredicate().getLocalName() + object, 1L, Long::sum);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(List<InferenceReport> columnar, List<InferenceReport.RuleRun> arq) {
    System.out.printf(
        "%-20s %10s %9s %9s %9s %7s%n", "rule", "triples", "cold ms", "last ms", "arq ms", "ratio");
    long cold = 0;
    long last = 0;
    long slow = 0;
    for (InferenceReport.RuleRun rule : columnar.get(0).rules()) {
      long first = rule.time().toMillis();
      long warm =
          columnar.get(columnar.size() - 1).rules().stream()
              .filter(other -> other.rule().equals(rule.rule()))
              .mapToLong(other -> other.time().toMillis())
              .sum();
      long byArq =
          arq.stream()
              .filter(other -> other.rule().equals(rule.rule()))
              .mapToLong(other -> other.time().toMillis())
              .sum();
      cold += first;
      last += warm;
      slow += byArq;
      line(rule.rule(), rule.triples(), first, warm, byArq);
    }
    line("all", columnar.get(0).triples(), cold, last, slow);
  }

  private static void line(String rule, long triples, long cold, long last, long arq) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %,10d %9d %9d %9d %6.1fx%n",
        rule,
        triples,
        cold,
        last,
        arq,
        (double) arq / Math.max(1, cold));
  }
}
