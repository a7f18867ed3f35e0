package org.eslabon.rules.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/**
 * Where a stated fact comes from: file and row by the graph and its provenance, works and passages
 * by what the row of its subject cites. Reads within the caller's transaction.
 */
public final class Sources {

  private static final Node SOURCE = DCTerms.source.asNode();
  private static final Node LOCATOR = Esl.term("locator");
  private static final Node ROW = Esl.term("rowNumber");

  private final DatasetGraph data;

  public Sources(DatasetGraph data) {
    this.data = data;
  }

  /** The theory and data graphs that state it, by name; empty when only rules do. */
  public List<Assertion> assertions(Triple fact) {
    List<Assertion> assertions = new ArrayList<>();
    for (Node graph : graphs(fact)) {
      boolean isTheory = GraphNames.isTheory(graph);
      if (isTheory || GraphNames.isAsserted(graph)) {
        Node row = rowOf(fact.getSubject(), graph);
        assertions.add(
            new Assertion(
                graph, isTheory, file(graph), rowNumber(graph, row), citations(graph, row)));
      }
    }
    return assertions;
  }

  /** Names of the rules whose graphs hold it. */
  List<String> rules(Triple fact) {
    return graphs(fact).stream().filter(GraphNames::isInferred).map(GraphNames::ruleOf).toList();
  }

  private List<Node> graphs(Triple fact) {
    List<Node> graphs = new ArrayList<>();
    data.find(Node.ANY, fact.getSubject(), fact.getPredicate(), fact.getObject())
        .forEachRemaining(quad -> graphs.add(quad.getGraph()));
    graphs.sort(Comparator.comparing(Node::toString));
    return graphs;
  }

  /** Parts of a thing, such as its geometry, have no row of their own: the thing's row counts. */
  private Node rowOf(Node subject, Node graph) {
    Node row = subject;
    for (int steps = 0; steps < 3; steps++) {
      if (data.contains(graph, row, ROW, Node.ANY) || data.contains(graph, row, SOURCE, Node.ANY)) {
        return row;
      }
      Iterator<Quad> whole = data.find(graph, Node.ANY, Node.ANY, row);
      if (!whole.hasNext()) {
        return subject;
      }
      Node first = whole.next().getSubject();
      if (whole.hasNext()) {
        // shared by several rows, so no one row says it
        return subject;
      }
      row = first;
    }
    return subject;
  }

  private Optional<String> file(Node graph) {
    return objects(GraphNames.PROVENANCE, graph, DCTerms.title.asNode()).stream()
        .findFirst()
        .map(Sources::text);
  }

  private OptionalLong rowNumber(Node graph, Node row) {
    return objects(graph, row, ROW).stream()
        .map(Sources::text)
        .filter(text -> text.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private List<Citation> citations(Node graph, Node row) {
    List<String> locators = objects(graph, row, LOCATOR).stream().map(Sources::text).toList();
    Map<Node, List<String>> bySource = new HashMap<>();
    List<Node> sources = objects(graph, row, SOURCE);
    sources.forEach(source -> bySource.put(source, new ArrayList<>()));
    List<String> unplaced = new ArrayList<>();
    for (String locator : locators) {
      sources.stream()
          .filter(source -> isIn(locator, source))
          .findFirst()
          .or(() -> sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.empty())
          .ifPresentOrElse(
              source -> bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(locator),
              () -> unplaced.add(locator));
    }
    List<Citation> citations = new ArrayList<>();
    for (Node source : sources) {
      citations.add(citation(source, bySource.getOrDefault(source, List.of())));
    }
    if (!unplaced.isEmpty()) {
      citations.add(new Citation("", List.of(), "", "", unplaced));
    }
    return citations;
  }

  /** The document before the colon of a locator is the id of a source. */
  private static boolean isIn(String locator, Node source) {
    int colon = locator.indexOf(':');
    return colon > 0
        && source.isURI()
        && source.getURI().endsWith("/" + locator.substring(0, colon));
  }

  private Citation citation(Node source, List<String> locators) {
    if (!source.isURI()) {
      return new Citation(text(source), List.of(), "", "", locators);
    }
    return new Citation(
        source.getURI(),
        objects(Node.ANY, source, DCTerms.creator.asNode()).stream().map(Sources::text).toList(),
        first(source, DCTerms.issued.asNode()),
        first(source, DCTerms.title.asNode()),
        locators);
  }

  private String first(Node subject, Node property) {
    return objects(Node.ANY, subject, property).stream().findFirst().map(Sources::text).orElse("");
  }

  private List<Node> objects(Node graph, Node subject, Node property) {
    List<Node> objects = new ArrayList<>();
    data.find(graph, subject, property, Node.ANY)
        .forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects.stream().distinct().sorted(Comparator.comparing(Sources::text)).toList();
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
