package org.eslabon.bench.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnFile;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.LineFile;
import org.eslabon.column.LineLoader;
import org.eslabon.rules.relation.ColumnQueryEngine;
import org.eslabon.rules.run.ColumnInference;
import org.jspecify.annotations.Nullable;

/** This program with {@code --engine columnar}. */
public final class OwnColumns implements Contender {

  private final Workload workload;
  private final Setting setting;
  private @Nullable Path triples;
  private @Nullable ColumnGraph given;
  private @Nullable ColumnInference inference;
  private @Nullable ColumnDatasetGraph known;

  public OwnColumns(Setting setting) throws IOException {
    this.workload = Workload.sparql();
    this.setting = setting;
    JenaSystem.init();
  }

  @Override
  public void load(NetworkFiles network) {
    triples = network.triples();
    given = LineLoader.load(List.of(LineFile.of(network.triples())));
  }

  @Override
  public void conclude(Steps steps) {
    ColumnGraph columns = done(given);
    OwnRules rules = OwnRules.read(steps, setting);
    steps.measure(
        Workload.ALL_RULES,
        rules.limit(),
        () -> {
          inference = ColumnInference.run(rules.strata(), columns, rules.limits());
          steps.took(done(inference).report());
        });
  }

  @Override
  public Map<String, Long> conclusions() {
    Map<String, Long> counts = new TreeMap<>();
    done(inference).triples().forEach(triple -> count(triple, counts));
    return counts;
  }

  private static void count(Triple triple, Map<String, Long> counts) {
    for (Workload.Conclusion conclusion : Workload.CONCLUSIONS) {
      if (conclusion.property().equals(triple.getPredicate().getLocalName())
          && (conclusion.object().isEmpty()
              || conclusion.object().equals(triple.getObject().getLocalName()))) {
        counts.merge(conclusion.name(), 1L, Long::sum);
        return;
      }
    }
  }

  /** Columns of data and conclusions, kept in a file as well. */
  @Override
  public void prepare() throws IOException {
    Path concluded = setting.scratch().resolve("concluded.nt");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(concluded), 1 << 16)) {
      StreamRDF writer = StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES);
      writer.start();
      done(inference).triples().forEach(writer::triple);
      writer.finish();
    }
    given = null;
    inference = null;
    ColumnGraph columns =
        LineLoader.load(List.of(LineFile.of(done(triples)), LineFile.of(concluded)));
    Files.delete(concluded);
    ColumnFile.write(columns, setting.scratch().resolve("network.columns"));
    known = new ColumnDatasetGraph(columns);
    ColumnQueryEngine.register();
  }

  @Override
  public long answer(String step) {
    try (QueryExec exec =
        QueryExec.dataset(done(known))
            .query(workload.query(step))
            .timeout(setting.limit().toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      return Iter.count(exec.select());
    }
  }

  private static <T> T done(@Nullable T made) {
    if (made == null) {
      throw new IllegalStateException("a step before this one failed");
    }
    return made;
  }

  @Override
  public void close() {}
}
