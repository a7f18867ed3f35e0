package org.eslabon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.ColumnQueryEngine;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;

/**
 * The rules R0 to R6 and the queries Q1 to Q5 of the workload, on columns and on ARQ over a graph
 * of Jena in memory, in one process, with conclusions and rows counted. Arguments: the N-Triples
 * file, and how often the columnar engine runs; the first run is the cold one. {@code -Darq=false}
 * leaves ARQ out.
 */
public final class RuleBenchmark {

  private static final Path RULES = Path.of("src/bench/rules");
  private static final Path QUERIES = Path.of("src/bench/queries");

  private RuleBenchmark() {}

  public static void main(String[] arguments) throws IOException {
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
    ColumnInference last = ColumnInference.run(strata, columns, RunLimits.generous());
    strata.rules().rules().stream().flatMap(last::triples).forEach(graph::add);
    askAll(DatasetGraphFactory.wrap(graph));
  }

  /** The queries on everything that is known, by both engines; the median of some runs. */
  private static void askAll(DatasetGraph data) throws IOException {
    DatasetGraph columns = new ColumnDatasetGraph(ColumnGraph.of(data));
    List<Path> files;
    try (Stream<Path> found = Files.list(QUERIES)) {
      files = found.sorted().toList();
    }
    System.out.printf("%n%-36s %9s %12s %9s%n", "query", "rows", "columnar us", "arq us");
    for (Path file : files) {
      String query = Files.readString(file);
      ColumnQueryEngine.register();
      Asked ours = ask(columns, query, 7);
      ColumnQueryEngine.unregister();
      Asked theirs = ask(data, query, 3);
      System.out.printf(
          Locale.ROOT,
          "%-36s %,9d %,12d %,9d %s%n",
          file.getFileName(),
          ours.rows(),
          ours.micros(),
          theirs.micros(),
          ours.rows() == theirs.rows() ? "" : "ROWS DIFFER");
    }
  }

  private record Asked(long rows, long micros) {}

  private static Asked ask(DatasetGraph data, String query, int times) {
    long[] micros = new long[times];
    long rows = 0;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
        rows = Iter.count(exec.select());
      }
      micros[i] = (System.nanoTime() - start) / 1_000;
    }
    Arrays.sort(micros);
    return new Asked(rows, micros[times / 2]);
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
