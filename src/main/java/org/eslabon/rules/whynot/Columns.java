package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.rules.proof.Assertion;
import org.eslabon.rules.proof.Sources;
import org.eslabon.store.GraphNames;

/** Where data say a thing, or would have to. Reads within the caller's transaction. */
public final class Columns {

  private static final Node COLUMN = Esl.term("tableColumn");

  /** Other values shown beside a missing one. */
  private static final int RECORDED = 5;

  private final DatasetGraph data;
  private final Graph facts;
  private final Sources sources;
  private final Map<Node, Boolean> theory = new HashMap<>();

  Columns(DatasetGraph data, Graph facts) {
    this.data = data;
    this.facts = facts;
    this.sources = new Sources(data);
  }

  /** Whether the theory uses the property, and neither data nor rules do. */
  boolean isTheory(Node property) {
    return theory.computeIfAbsent(
        property,
        p -> {
          boolean used = false;
          Iterator<Quad> quads = data.find(Node.ANY, Node.ANY, p, Node.ANY);
          while (quads.hasNext()) {
            if (!GraphNames.isTheory(quads.next().getGraph())) {
              return false;
            }
            used = true;
          }
          return used;
        });
  }

  /** The column of a canonical table that states the property. */
  Optional<String> column(Node property) {
    return objects(property, COLUMN).stream().findFirst().map(Node::getLiteralLexicalForm);
  }

  /**
   * Whether what is said could be said otherwise of the same thing: it is concluded, or a column
   * that describes the thing states it.
   */
  boolean isValue(Triple fact) {
    return column(fact.getPredicate()).isPresent() || sources.assertions(fact).isEmpty();
  }

  /** Whether a thing has at most one value of the property. */
  boolean isSingle(Node property) {
    return data.contains(Node.ANY, property, RDF.type.asNode(), OWL.FunctionalProperty.asNode());
  }

  /** What data already say of the same thing and property. */
  List<Triple> stated(Triple fact) {
    return facts
        .find(fact.getSubject(), fact.getPredicate(), Node.ANY)
        .filterDrop(fact::equals)
        .toList()
        .stream()
        .filter(this::isStated)
        .toList();
  }

  /** Whether somebody's data say it. */
  boolean isStated(Triple fact) {
    return sources.assertions(fact).stream().anyMatch(assertion -> !assertion.isTheory());
  }

  /**
   * A missing condition with the values that are there instead, and where to write the right one.
   */
  Requirement.Missing complete(Requirement.Missing missing, Predicate<Triple> isConcludable) {
    if (missing.patterns().size() != 1 || !missing.patterns().get(0).isTriple()) {
      return missing;
    }
    TriplePath pattern = missing.patterns().get(0);
    if (!pattern.getSubject().isConcrete() || !pattern.getPredicate().isURI()) {
      return missing;
    }
    List<Triple> recorded =
        pattern.getPredicate().equals(RDF.type.asNode())
            ? List.of()
            : facts.find(pattern.getSubject(), pattern.getPredicate(), Node.ANY).toList().stream()
                .limit(RECORDED)
                .toList();
    boolean isCell =
        !missing.isTheory()
            && (column(pattern.getPredicate()).isPresent()
                || !isConcludable.test(pattern.asTriple()));
    return new Requirement.Missing(
        missing.patterns(),
        recorded,
        missing.isTheory(),
        isCell ? Optional.of(cell(pattern.asTriple())) : Optional.empty());
  }

  /** Where data state a fact or would state it: the row of its subject. */
  Cell cell(Triple fact) {
    List<Assertion> rows = new ArrayList<>();
    facts
        .find(fact.getSubject(), RDF.type.asNode(), Node.ANY)
        .forEachRemaining(
            type ->
                sources.assertions(type).stream()
                    .filter(assertion -> !assertion.isTheory())
                    .forEach(rows::add));
    Optional<Assertion> row = rows.stream().findFirst();
    return new Cell(
        fact,
        column(fact.getPredicate()),
        row.flatMap(Assertion::file),
        row.map(Assertion::row).orElseGet(OptionalLong::empty));
  }

  private List<Node> objects(Node subject, Node property) {
    List<Node> objects = new ArrayList<>();
    data.find(Node.ANY, subject, property, Node.ANY)
        .forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects;
  }
}
