package org.eslabon.column;

import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.XSD;

/** Terms and datasets by chance, with many that are easily confused. */
final class RandomTerms {

  private static final List<String> TEXTS =
      List.of(
          "", "a", "A", "1", "01", "1.0", "1.00", "-0", "true", "x y", "é", "e\u0301", "😀",
          "\n\"");
  private static final List<String> LANGUAGES = List.of("en", "en-US", "es", "de-1996");
  private static final List<String> DATATYPES =
      List.of(
          XSD.xstring.getURI(),
          XSD.integer.getURI(),
          XSD.decimal.getURI(),
          XSD.xdouble.getURI(),
          XSD.xboolean.getURI(),
          XSD.date.getURI(),
          XSD.xbyte.getURI(),
          "http://example.org/own");

  private final Random random;

  RandomTerms(long seed) {
    random = new Random(seed);
  }

  Node resource() {
    int number = random.nextInt(12);
    return number < 3
        ? NodeFactory.createBlankNode("b" + number)
        : NodeFactory.createURI("http://example.org/é/" + number);
  }

  Node predicate() {
    return NodeFactory.createURI("http://example.org/" + random.nextInt(6));
  }

  Node object() {
    int choice = random.nextInt(4);
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    if (choice == 0) {
      return NodeFactory.createLiteralLang(text, LANGUAGES.get(random.nextInt(LANGUAGES.size())));
    }
    if (choice == 1) {
      RDFDatatype type =
          TypeMapper.getInstance()
              .getSafeTypeByName(DATATYPES.get(random.nextInt(DATATYPES.size())));
      return NodeFactory.createLiteralDT(text, type);
    }
    return resource();
  }

  Node graph() {
    int number = random.nextInt(5);
    return number == 0
        ? Quad.defaultGraphIRI
        : NodeFactory.createURI("http://example.org/graph/" + number);
  }

  Quad quad() {
    return Quad.create(graph(), resource(), predicate(), object());
  }

  DatasetGraph dataset(int quads) {
    DatasetGraph data = DatasetGraphFactory.create();
    for (int i = 0; i < quads; i++) {
      data.add(quad());
    }
    return data;
  }

  /** The node, or sometimes any node. */
  Node orAny(Node node) {
    return random.nextBoolean() ? node : Node.ANY;
  }
}
