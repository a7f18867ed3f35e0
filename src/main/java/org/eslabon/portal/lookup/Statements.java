package org.eslabon.portal.lookup;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;

/** What is said of one node, written one statement after the other into a graph. */
public final class Statements {

  private final Graph graph;
  private final Node subject;

  public Statements(Graph graph, Node subject) {
    this.graph = graph;
    this.subject = subject;
  }

  /** Speaks of another node in the same graph. */
  public Statements about(Node other) {
    return new Statements(graph, other);
  }

  /** What is spoken of. */
  public Node subject() {
    return subject;
  }

  public Statements a(Resource type) {
    return say(RDF.type, type.asNode());
  }

  public Statements say(Property property, Node value) {
    graph.add(Triple.create(subject, property.asNode(), value));
    return this;
  }

  /** The value is an IRI. */
  public Statements link(Property property, String iri) {
    return say(property, NodeFactory.createURI(iri));
  }

  public Statements text(Property property, String value) {
    return say(property, NodeFactory.createLiteralString(value));
  }

  /** The same text in both languages. */
  public Statements text(Property property, String english, String spanish) {
    return say(property, NodeFactory.createLiteralLang(english, "en"))
        .say(property, NodeFactory.createLiteralLang(spanish, "es"));
  }

  public Statements count(Property property, long value) {
    return say(property, NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger));
  }

  /** A part that has no name of its own. */
  public Statements part(Property property) {
    Node part = NodeFactory.createBlankNode();
    say(property, part);
    return about(part);
  }
}
