package org.eslabon.bench.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.LoaderFactory;

/** Jena as it comes: ARQ over a graph in memory, or over TDB2. */
public final class JenaStore extends RuleByRule {

  private static final Var COUNT = Var.alloc("n");

  private final DatasetGraph data;
  private final Reader reader;
  private final boolean survivesOverflow;

  /** How a file gets into the default graph. */
  private interface Reader {
    void read(String file);
  }

  private JenaStore(Setting setting, DatasetGraph data, Reader reader, boolean survivesOverflow)
      throws IOException {
    super(Workload.sparql(), setting);
    this.data = data;
    this.reader = reader;
    this.survivesOverflow = survivesOverflow;
  }

  /** The graph that Jena makes when nothing else is asked for. */
  public static JenaStore memory(Setting setting) throws IOException {
    return inMemory(setting, GraphMemFactory.createDefaultGraph());
  }

  public static JenaStore roaring(Setting setting) throws IOException {
    return inMemory(setting, GraphMemFactory.createGraphMemRoaring());
  }

  private static JenaStore inMemory(Setting setting, Graph graph) throws IOException {
    DatasetGraph data = DatasetGraphFactory.wrap(graph);
    return new JenaStore(setting, data, file -> RDFParser.source(file).parse(graph), true);
  }

  /** A store on disk, filled by its bulk loader. */
  public static JenaStore tdb2(Setting setting) throws IOException {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(setting.scratch().toString());
    Reader reader =
        file -> {
          var loader = LoaderFactory.parallelLoader(data, (format, values) -> {});
          loader.startBulk();
          loader.load(file);
          loader.finishBulk();
        };
    return new JenaStore(setting, data, reader, false);
  }

  @Override
  public void load(NetworkFiles network) {
    reader.read(network.triples().toString());
  }

  @Override
  void apply(String rule, Duration limit) {
    Txn.executeWrite(
        data,
        () ->
            UpdateExec.newBuilder()
                .dataset(data)
                .update(insertion(rule))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute());
  }

  @Override
  public Map<String, Long> conclusions() {
    return Txn.calculateRead(
        data, () -> counts(query -> QueryExec.dataset(data).query(query).build()));
  }

  /** Counts by asking queries. */
  static Map<String, Long> counts(Function<String, QueryExec> asking) {
    Map<String, Long> counts = new TreeMap<>();
    for (Workload.Conclusion conclusion : Workload.CONCLUSIONS) {
      try (QueryExec exec = asking.apply(conclusion.count())) {
        Node count = exec.select().next().get(COUNT);
        counts.put(conclusion.name(), ((Number) count.getLiteralValue()).longValue());
      }
    }
    return counts;
  }

  @Override
  public long answer(String step) {
    return rows(data, () -> QueryExec.dataset(data).query(workload.query(step)), setting);
  }

  /** How many rows a query gives, within the limit of a step. */
  static long rows(DatasetGraph data, Supplier<QueryExecBuilder> asking, Setting setting) {
    return Txn.calculateRead(
        data,
        () -> {
          try (QueryExec exec =
              asking.get().timeout(setting.limit().toMillis(), TimeUnit.MILLISECONDS).build()) {
            return Iter.count(exec.select());
          }
        });
  }

  /** What TDB2 had locked when the stack overflowed stays locked. */
  @Override
  public boolean survivesOverflow() {
    return survivesOverflow;
  }

  @Override
  public void close() {
    data.close();
  }
}
