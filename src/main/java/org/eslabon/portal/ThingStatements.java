package org.eslabon.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.ValueGraph;
import org.eslabon.store.GraphNames;

/**
 * What the graphs say of things, statement by statement: the query {@code thing-facts} in two
 * look-ups. For one page.
 */
final class ThingStatements {

  private static final Comparator<Node> AS_SPARQL = ThingStatements::compare;

  private final ValueGraph graph;
  private final Map<Node, Optional<String>> files = new HashMap<>();

  ThingStatements(ValueGraph graph) {
    this.graph = graph;
  }

  /** What is said of a thing, by property, value and graph. */
  List<Quad> about(Node thing) {
    List<Quad> quads = find(thing, Node.ANY);
    quads.sort(
        Comparator.comparing(Quad::getPredicate, AS_SPARQL)
            .thenComparing(Quad::getObject, AS_SPARQL)
            .thenComparing(Quad::getGraph, AS_SPARQL));
    return quads;
  }

  /** What things with names say of this one, by property, thing and graph. */
  List<Quad> to(Node thing) {
    List<Quad> quads = find(Node.ANY, thing);
    quads.removeIf(quad -> !quad.getSubject().isURI());
    quads.sort(
        Comparator.comparing((Quad quad) -> quad.getPredicate().getURI())
            .thenComparing(quad -> quad.getSubject().getURI())
            .thenComparing(quad -> quad.getGraph().toString()));
    return quads;
  }

  private static int compare(Node one, Node other) {
    return one.isURI() && other.isURI()
        ? one.getURI().compareTo(other.getURI())
        : NodeValue.compareAlways(NodeValue.makeNode(one), NodeValue.makeNode(other));
  }

  private List<Quad> find(Node subject, Node object) {
    return GuardedLook.at(
        graph,
        (view, guard) -> {
          List<Quad> quads = new ArrayList<>();
          view.findNG(Node.ANY, subject, Node.ANY, object).forEachRemaining(quads::add);
          return quads;
        });
  }

  /** The file that a graph was loaded from. */
  Optional<String> file(Node name) {
    return files.computeIfAbsent(name, this::title);
  }

  private Optional<String> title(Node name) {
    Iterator<Quad> titles =
        graph.data().find(GraphNames.PROVENANCE, name, DCTerms.title.asNode(), Node.ANY);
    return titles.hasNext()
        ? Optional.of(titles.next().getObject().getLiteralLexicalForm())
        : Optional.empty();
  }
}
