package org.eslabon.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.GraphNames;

/**
 * Holds what a load has written against what the store already had, before the transaction is
 * committed: rows with one key must agree, and nothing may refer to a row that is gone.
 */
final class StoreConsistency {

  private static final Node ROW_NUMBER = Esl.term("rowNumber");

  private final DatasetGraph dataset;
  private final StoreIds store;
  private final Problems problems;
  private final Map<Node, Node> rowsBefore = new LinkedHashMap<>();

  /**
   * Remembers which rows the graphs hold that are about to be replaced.
   *
   * @param store what stays
   */
  StoreConsistency(DatasetGraph dataset, StoreIds store, Problems problems) {
    this.dataset = dataset;
    this.store = store;
    this.problems = problems;
    for (Node graph : store.replaced()) {
      dataset
          .find(graph, Node.ANY, ROW_NUMBER, Node.ANY)
          .forEachRemaining(quad -> rowsBefore.putIfAbsent(quad.getSubject(), graph));
    }
  }

  /** Compares each row of the written graphs with rows of graphs that stayed. */
  void compareRows(Set<Node> written) {
    if (Iter.allMatch(
        dataset.listGraphNodes(), graph -> written.contains(graph) || !isTable(graph))) {
      return;
    }
    for (Node graph : written) {
      dataset
          .find(graph, Node.ANY, ROW_NUMBER, Node.ANY)
          .forEachRemaining(row -> compare(graph, row.getSubject(), written));
    }
  }

  private boolean isTable(Node graph) {
    return store.stays(graph) && dataset.contains(graph, Node.ANY, ROW_NUMBER, Node.ANY);
  }

  private void compare(Node graph, Node row, Set<Node> written) {
    Set<Node> others = new HashSet<>();
    dataset
        .find(Node.ANY, row, ROW_NUMBER, Node.ANY)
        .forEachRemaining(quad -> others.add(quad.getGraph()));
    others.removeIf(other -> written.contains(other) || !store.stays(other));
    for (Node other : others) {
      if (!facts(graph, row).equals(facts(other, row))) {
        problems.add(
            new Problem(
                ProblemCode.L031,
                "`"
                    + store.local(row)
                    + "` is taken by a row of the store that differs, at "
                    + place(other, row),
                place(graph, row),
                "give one of them another id, or load both files together"));
      }
    }
  }

  /** What a graph says of a row, but for the line it stands on. */
  private Map<Node, Set<Node>> facts(Node graph, Node row) {
    Map<Node, Set<Node>> facts = new HashMap<>();
    dataset
        .find(graph, row, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad ->
                facts
                    .computeIfAbsent(quad.getPredicate(), any -> new HashSet<>())
                    .add(quad.getObject()));
    facts.remove(ROW_NUMBER);
    return facts;
  }

  /** Finds rows that were replaced by nothing although something still refers to them. */
  void requireReferredRows() {
    rowsBefore.forEach(
        (row, graph) -> {
          if (row.isURI()
              && !Iter.anyMatch(
                  dataset.find(Node.ANY, row, RDF.Nodes.type, Node.ANY),
                  quad -> !GraphNames.isInferred(quad.getGraph()))) {
            referring(row).ifPresent(quad -> reportGone(row, graph, quad));
          }
        });
  }

  private Optional<Quad> referring(Node row) {
    return Iter.findFirst(
        dataset.find(Node.ANY, Node.ANY, Node.ANY, row), quad -> store.stays(quad.getGraph()));
  }

  private void reportGone(Node row, Node graph, Quad reference) {
    problems.add(
        new Problem(
            ProblemCode.L035,
            "the store has a row that refers to `"
                + store.local(row)
                + "`, which this file no longer holds: "
                + place(reference.getGraph(), reference.getSubject()),
            SourcePlace.of(title(graph)),
            "load the file of that row again too"));
  }

  private SourcePlace place(Node graph, Node row) {
    Optional<Quad> number =
        Iter.findFirst(dataset.find(graph, row, ROW_NUMBER, Node.ANY), any -> true);
    return new SourcePlace(
        title(graph),
        number.map(quad -> Long.parseLong(quad.getObject().getLiteralLexicalForm())).orElse(0L),
        0);
  }

  private String title(Node graph) {
    return Iter.findFirst(
            dataset.find(GraphNames.PROVENANCE, graph, DCTerms.title.asNode(), Node.ANY),
            any -> true)
        .map(quad -> quad.getObject().getLiteralLexicalForm())
        .orElse(graph.toString());
  }
}
