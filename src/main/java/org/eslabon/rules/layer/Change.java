package org.eslabon.rules.layer;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;

/**
 * Statements that come and go in the graphs of a dataset. Immutable.
 *
 * @param added not in {@code removed}
 * @param removed not in {@code added}
 */
public record Change(Set<Quad> added, Set<Quad> removed) {

  public Change {
    added = added.stream().map(Change::normal).collect(Collectors.toUnmodifiableSet());
    removed = removed.stream().map(Change::normal).collect(Collectors.toUnmodifiableSet());
    if (added.stream().anyMatch(removed::contains)) {
      throw new IllegalArgumentException("a statement is both added and removed");
    }
  }

  /** The quad with the one name that the default graph has here, of the several it has in Jena. */
  static Quad normal(Quad quad) {
    return quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad;
  }

  /** Nothing comes or goes. */
  public static Change none() {
    return new Change(Set.of(), Set.of());
  }

  /** The way back, for a dataset in which all of this made a difference. */
  public Change inverse() {
    return new Change(removed, added);
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /** How many statements come or go. */
  public int size() {
    return added.size() + removed.size();
  }

  /**
   * Makes sure that only data of users changes.
   *
   * @throws ProblemException S011 for the default graph, which queries do not see, and for graphs
   *     that only the program itself writes: theory, conclusions, provenance
   */
  public void requireAsserted() {
    Stream.concat(added.stream(), removed.stream())
        .map(Quad::getGraph)
        .filter(graph -> Quad.isDefaultGraph(graph) || !GraphNames.isAsserted(graph))
        .min(Comparator.comparing(Node::toString))
        .ifPresent(
            graph -> {
              throw refused(graph);
            });
  }

  static ProblemException refused(Node graph) {
    boolean isDefault = Quad.isDefaultGraph(graph);
    return new ProblemException(
        new Problem(
            ProblemCode.S011,
            isDefault
                ? "an update has to say which graph it writes to"
                : "graph `"
                    + new Curies(Esl.DEFAULT_BASE).shorten(graph.toString())
                    + "` is not for updates",
            null,
            isDefault
                ? "write GRAPH <...> { ... } around it, or WITH <...> before it"
                : GraphNames.isInferred(graph)
                    ? "change the facts that the conclusions follow from, or the rules"
                    : GraphNames.isTheory(graph)
                        ? "change the theory in its files: --ontology takes another folder"
                        : "provenance is written with the data it is about"));
  }

  /** What of it happens in some graphs. */
  public Change only(Predicate<Node> graphs) {
    return filter(quad -> graphs.test(quad.getGraph()), quad -> graphs.test(quad.getGraph()));
  }

  /** What of it makes a difference to a dataset. */
  public Change differenceFrom(DatasetGraph data) {
    return filter(quad -> !data.contains(quad), data::contains);
  }

  private Change filter(Predicate<Quad> adding, Predicate<Quad> removing) {
    return new Change(
        added.stream().filter(adding).collect(Collectors.toSet()),
        removed.stream().filter(removing).collect(Collectors.toSet()));
  }

  /** Makes the change, inside a write transaction. */
  public void applyTo(DatasetGraph data) {
    removed.forEach(data::delete);
    added.forEach(data::add);
  }
}
