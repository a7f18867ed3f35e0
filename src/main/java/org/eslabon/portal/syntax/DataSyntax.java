package org.eslabon.portal.syntax;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.ServedLinks;

/**
 * The syntaxes in which data is given, in the order in which they are offered. Those with graphs
 * keep apart what was asserted and what each rule concluded.
 */
@SuppressWarnings("ImmutableEnumChecker") // Jena's formats are constants, only not marked so
public enum DataSyntax {
  TURTLE("ttl", "text/turtle", RDFFormat.TURTLE_PRETTY),
  JSON_LD("jsonld", "application/ld+json", RDFFormat.JSONLD11_PRETTY),
  N_TRIPLES("nt", "application/n-triples", RDFFormat.NTRIPLES_UTF8),
  RDF_XML("rdf", "application/rdf+xml", RDFFormat.RDFXML_PLAIN),
  TRIG("trig", "application/trig", RDFFormat.TRIG_PRETTY),
  N_QUADS("nq", "application/n-quads", RDFFormat.NQUADS_UTF8),
  /** JSON-LD for those who ask for JSON and no more. */
  JSON("json", "application/json", RDFFormat.JSONLD11_PRETTY);

  /** What static files hold of each thing; the rest is in the dumps. */
  public static final List<DataSyntax> PUBLISHED = List.of(TURTLE, JSON_LD, N_TRIPLES, RDF_XML);

  private final String ending;
  private final String mediaType;
  private final RDFFormat format;

  DataSyntax(String ending, String mediaType, RDFFormat format) {
    this.ending = ending;
    this.mediaType = mediaType;
    this.format = format;
  }

  /** The ending of files, without the dot. */
  public String ending() {
    return ending;
  }

  /** The media type as it is asked for, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** The media type as it is answered. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  /** Whether it says which graph a triple stands in. */
  boolean hasGraphs() {
    return this == TRIG || this == N_QUADS;
  }

  /** Writes a dataset; a syntax without graphs gets the union of its graphs. */
  public void write(DatasetGraph quads, OutputStream out) {
    if (hasGraphs()) {
      RDFWriter.source(quads).format(format).output(out);
    } else {
      write(GraphLayers.merged(quads), out);
    }
  }

  private void write(Graph graph, OutputStream out) {
    if (this == JSON_LD || this == JSON) {
      JsonLd.write(graph, out);
    } else if (this == RDF_XML) {
      RdfXml.write(graph, out);
    } else {
      RDFWriter.source(graph).format(format).output(out);
    }
  }

  /** The same in memory. */
  public byte[] bytes(DatasetGraph quads) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    write(quads, bytes);
    return bytes.toByteArray();
  }

  /** Writes one graph. */
  public byte[] bytes(Graph graph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    if (hasGraphs()) {
      write(DatasetGraphFactory.wrap(graph), bytes);
    } else {
      write(graph, bytes);
    }
    return bytes.toByteArray();
  }

  /** Those in which the data of a thing are there, where the links lead. */
  public static List<DataSyntax> of(Links links) {
    return links instanceof ServedLinks ? List.of(values()) : PUBLISHED;
  }

  /** The syntax of files with this ending. */
  public static Optional<DataSyntax> ending(String ending) {
    return Arrays.stream(values()).filter(syntax -> syntax.ending.equals(ending)).findFirst();
  }

  /** The syntax of this media type. */
  public static Optional<DataSyntax> named(String mediaType) {
    return Arrays.stream(values()).filter(syntax -> syntax.mediaType.equals(mediaType)).findFirst();
  }

  /** The endings of all files. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(DataSyntax::ending).toList();
  }

  /** What to offer where data may be given in any of them. */
  public static List<String> mediaTypes() {
    return Arrays.stream(values()).map(DataSyntax::mediaType).toList();
  }
}
