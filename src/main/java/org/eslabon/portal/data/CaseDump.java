package org.eslabon.portal.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.load.TableExport;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.syntax.Dump;
import org.eslabon.portal.syntax.GraphLayers;

/** The forms in which one folder that was loaded is given: as RDF, or as tables again. */
enum CaseDump {
  TURTLE(DataSyntax.TURTLE),
  JSON_LD(DataSyntax.JSON_LD),
  N_TRIPLES(DataSyntax.N_TRIPLES),
  RDF_XML(DataSyntax.RDF_XML),
  N_QUADS(DataSyntax.N_QUADS),
  TABLES("zip", "application/zip");

  private final String ending;
  private final String mediaType;

  CaseDump(DataSyntax syntax) {
    this(syntax.ending(), syntax.mediaType());
  }

  CaseDump(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  String ending() {
    return ending;
  }

  String mediaType() {
    return mediaType;
  }

  static Optional<CaseDump> ending(String ending) {
    return Arrays.stream(values()).filter(form -> form.ending.equals(ending)).findFirst();
  }

  /** Writes what the folder holds now. */
  void writeTo(ValueGraph graph, LoadedCase folder, OutputStream out) throws IOException {
    if (this == TABLES) {
      tables(graph, folder::holds, out);
    } else if (this == N_TRIPLES || this == N_QUADS) {
      Dump.write(graph, folder::holds, this == N_QUADS ? Lang.NQUADS : Lang.NTRIPLES, out);
    } else {
      DataSyntax syntax = DataSyntax.ending(ending).orElseThrow();
      Txn.executeRead(
          graph.data(), () -> syntax.write(GraphLayers.copy(graph, folder::holds), out));
    }
  }

  /** The tables of the graphs whose names pass. */
  static void tables(ValueGraph graph, Predicate<Node> names, OutputStream out) throws IOException {
    // a transaction cannot throw what a stream may throw
    try {
      Txn.executeRead(
          graph.data(),
          () -> {
            try {
              new TableExport(graph.data(), names).writeZip(out);
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          });
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
