package org.eslabon.portal.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/**
 * What the graphs say of things, statement by statement: the queries {@code thing-facts} and {@code
 * fact-graphs} in two look-ups each, where {@code GRAPH ?g} would try every graph in turn.
 * Remembers what it found for one page.
 */
public final class ThingStatements {

  private static final Comparator<Node> AS_SPARQL = ThingStatements::compare;

  /** Where in its file a thing stands; shown beside each of its facts. */
  public static final Node ROW = Esl.term("rowNumber");

  private final ValueGraph graph;
  private final Map<Node, List<Quad>> about = new HashMap<>();
  private final Map<Node, List<Quad>> to = new HashMap<>();
  private final Map<Node, Optional<String>> files = new HashMap<>();

  ThingStatements(ValueGraph graph) {
    this.graph = graph;
  }

  /** What is said of a thing, by property, value and graph. */
  public List<Quad> about(Node thing) {
    return about.computeIfAbsent(thing, this::readAbout);
  }

  private List<Quad> readAbout(Node thing) {
    List<Quad> quads = find(thing, Node.ANY, Node.ANY);
    quads.sort(
        Comparator.comparing(Quad::getPredicate, AS_SPARQL)
            .thenComparing(Quad::getObject, AS_SPARQL)
            .thenComparing(Quad::getGraph, AS_SPARQL));
    return quads;
  }

  /** What things with names say of this one, by property, thing and graph. */
  public List<Quad> to(Node thing) {
    return to.computeIfAbsent(thing, this::readTo);
  }

  private List<Quad> readTo(Node thing) {
    List<Quad> quads = find(Node.ANY, Node.ANY, thing);
    quads.removeIf(quad -> !quad.getSubject().isURI());
    quads.sort(
        Comparator.comparing((Quad quad) -> quad.getPredicate().getURI())
            .thenComparing(quad -> quad.getSubject().getURI())
            .thenComparing(quad -> quad.getGraph().toString()));
    return quads;
  }

  /** The graphs that hold a statement. */
  public List<Node> holding(Triple statement) {
    return find(statement.getSubject(), statement.getPredicate(), statement.getObject()).stream()
        .map(Quad::getGraph)
        .sorted(AS_SPARQL)
        .toList();
  }

  /** The rows of the file of a graph that speak of a thing; one empty text where none is told. */
  public List<String> rows(Node thing, Node name) {
    return rows(find(thing, ROW, Node.ANY), name);
  }

  /** The same of statements about the thing. */
  public static List<String> rows(List<Quad> quads, Node name) {
    List<String> rows =
        quads.stream()
            .filter(quad -> quad.getPredicate().equals(ROW) && quad.getGraph().equals(name))
            .filter(quad -> quad.getObject().isLiteral())
            .map(quad -> quad.getObject().getLiteralLexicalForm())
            .toList();
    return rows.isEmpty() ? List.of("") : rows;
  }

  private static int compare(Node one, Node other) {
    return one.isURI() && other.isURI()
        ? one.getURI().compareTo(other.getURI())
        : NodeValue.compareAlways(NodeValue.makeNode(one), NodeValue.makeNode(other));
  }

  private List<Quad> find(Node subject, Node property, Node object) {
    return GuardedLook.at(
        graph,
        (view, guard) -> {
          List<Quad> quads = new ArrayList<>();
          view.findNG(Node.ANY, subject, property, object).forEachRemaining(quads::add);
          return quads;
        });
  }

  /** The file that a graph was loaded from. */
  public Optional<String> file(Node name) {
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
