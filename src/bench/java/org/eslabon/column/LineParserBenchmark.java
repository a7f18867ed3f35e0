package org.eslabon.column;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Lines of a network of ten thousand links, by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LineParserBenchmark {

  private static final SyntheticNetwork NETWORK = new SyntheticNetwork(1_000, 10_000, 42);

  private byte[] text = new byte[0];
  private final List<LinePieces.Lines> pieces = new ArrayList<>();
  private final TermKinds kinds = new TermKinds(List.of());
  private final LineParser parser = new LineParser(LineFormat.TRIPLES, kinds);
  private final LocalRows rows = new LocalRows();

  @Setup
  public void read() throws IOException {
    Path file = Files.createTempFile("network", ".nt");
    try {
      NetworkTriples.write(NETWORK, file);
      text = Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
    LinePieces source = new LinePieces(new ByteArrayInputStream(text));
    for (LinePieces.Lines lines = source.next(); !lines.isEmpty(); lines = source.next()) {
      pieces.add(lines);
    }
  }

  /** Text to ids within a piece. */
  @Benchmark
  public int parse() {
    int triples = 0;
    for (LinePieces.Lines piece : pieces) {
      rows.begin(Quad.defaultGraphIRI, kinds);
      parser.parse(piece, "", rows);
      triples += rows.size();
    }
    return triples;
  }

  /** The same text to nodes, by RIOT. */
  @Benchmark
  public long riot() {
    var counting = StreamRDFLib.count();
    RDFParser.source(new ByteArrayInputStream(text)).lang(Lang.NTRIPLES).parse(counting);
    return counting.countTriples();
  }

  /** Text to columns, dictionary and sorting included. */
  @Benchmark
  public ColumnGraph columns() {
    GraphBuilder builder = new GraphBuilder();
    LineParser own = new LineParser(LineFormat.TRIPLES, builder.kinds());
    for (int i = 0; i < pieces.size(); i++) {
      rows.begin(Quad.defaultGraphIRI, builder.kinds());
      own.parse(pieces.get(i), "", rows);
      builder.take(i, rows, pieces.get(i).length());
    }
    return builder.build();
  }
}
