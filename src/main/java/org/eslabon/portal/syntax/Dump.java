package org.eslabon.portal.syntax;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Curies;

/**
 * A layer of the graph as one compressed file. It is written while it is read, so its size does not
 * matter.
 *
 * @param layer what it holds
 * @param ending of the file before {@code .gz}
 */
public record Dump(Layer layer, String ending) {

  public static final String CONTENT_TYPE = "application/gzip";

  private static final List<String> ENDINGS = List.of("ttl", "nq");
  private static final List<Layer> LAYERS = List.of(Layer.ASSERTED, Layer.INFERRED, Layer.THEORY);

  /** Every dump there is. */
  public static Stream<Dump> all() {
    return LAYERS.stream().flatMap(Dump::of);
  }

  /** The dumps of one layer. */
  public static Stream<Dump> of(Layer layer) {
    return ENDINGS.stream().map(ending -> new Dump(layer, ending));
  }

  /** The dump at a path. */
  public static Optional<Dump> at(String path) {
    return all().filter(dump -> dump.path().equals(path)).findFirst();
  }

  /** Where it is. */
  public String path() {
    return "/dump/" + name() + "." + ending + ".gz";
  }

  /** What it holds when it is unpacked. */
  public String mediaType() {
    return DataSyntax.ending(ending).orElseThrow().mediaType();
  }

  /** What it is called when it is kept. */
  public String fileName() {
    return path().substring("/dump/".length());
  }

  private String name() {
    return switch (layer) {
      case ASSERTED -> "asserted";
      case INFERRED -> "inferred";
      case THEORY -> "ontology";
      case PROVENANCE -> throw new IllegalStateException("goes with what was asserted");
    };
  }

  /** Writes the dump as the graph is now. */
  public void writeTo(ValueGraph graph, OutputStream out) throws IOException {
    GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 13);
    BufferedOutputStream buffered = new BufferedOutputStream(packed, 1 << 16);
    write(graph, this::holds, ending.equals("nq") ? Lang.NQUADS : Lang.TURTLE, buffered);
    buffered.flush();
    packed.finish();
  }

  /** Where facts came from belongs to the facts. */
  private boolean holds(Node graph) {
    Layer of = Layer.of(graph);
    return of == layer || (layer == Layer.ASSERTED && of == Layer.PROVENANCE);
  }

  /** Writes all graphs whose names pass, as they are read. */
  public static void write(ValueGraph graph, Predicate<Node> names, Lang lang, OutputStream out) {
    DatasetGraph data = graph.data();
    StreamRDF target = StreamRDFWriter.getWriterStream(out, lang);
    Txn.executeRead(
        data,
        () -> {
          target.start();
          if (lang.equals(Lang.TURTLE)) {
            new Curies(graph.settings().base()).prefixes().forEach(target::prefix);
          }
          Iterator<Node> graphs = data.listGraphNodes();
          while (graphs.hasNext()) {
            Node name = graphs.next();
            if (names.test(name)) {
              Iterator<Quad> quads = data.find(name, Node.ANY, Node.ANY, Node.ANY);
              quads.forEachRemaining(
                  quad -> {
                    if (lang.equals(Lang.NQUADS)) {
                      target.quad(quad);
                    } else {
                      target.triple(quad.asTriple());
                    }
                  });
            }
          }
          target.finish();
        });
  }
}
