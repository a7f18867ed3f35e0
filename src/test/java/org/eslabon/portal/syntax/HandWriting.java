package org.eslabon.portal.syntax;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A writer of RDF made by hand, and the parser of Jena that reads what it wrote.
 *
 * @param prefixes of the graphs to be written, as in Turtle
 * @param faults what the parser does about them
 */
record HandWriting(
    Lang lang, BiConsumer<Graph, OutputStream> writer, String prefixes, ErrorHandler faults) {

  Graph turtle(String statements) {
    return RDFParser.fromString(prefixes + statements, Lang.TURTLE).toGraph();
  }

  String write(Graph graph) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.accept(graph, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  Graph read(String text) {
    Graph read = GraphFactory.createDefaultGraph();
    RDFParser.source(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .lang(lang)
        .errorHandler(faults)
        .parse(read);
    return read;
  }

  /** Fails unless Jena reads the statements back as they were. */
  void assertReadBack(String statements) {
    Graph graph = turtle(statements);
    String text = write(graph);
    Graph read = read(text);
    assertTrue(graph.isIsomorphicWith(read), () -> text + "\nis read as " + read);
  }
}
