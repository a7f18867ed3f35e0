package org.eslabon.rules.layer;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.store.GraphNames;

/**
 * What was worked out before a change, for an increment to start from. It is read straight from the
 * dataset, so what it costs depends on the change and not on the dataset. To be read only.
 */
public final class KnownFacts {

  private final DatasetGraph data;
  private final Graph union;
  private final Outstanding outstanding;
  private final Set<Triple> come;
  private final Set<Triple> gone;

  private KnownFacts(
      DatasetGraph data, Graph union, Outstanding outstanding, Set<Triple> come, Set<Triple> gone) {
    this.data = data;
    this.union = union;
    this.outstanding = outstanding;
    this.come = come;
    this.gone = gone;
  }

  /**
   * Of a dataset whose given graphs hold the change already and whose inferred graphs do not.
   *
   * @param change what changed in asserted and theory graphs; all of it made a difference
   */
  public static KnownFacts afterWriting(DatasetGraph data, Change change) {
    Outstanding back = Outstanding.of(change.inverse());
    Outstanding nothing = Outstanding.of(Change.none());
    Set<Triple> come = changing(change.added(), triple -> !back.leaves(triple, data));
    Set<Triple> gone = changing(change.removed(), triple -> !nothing.leaves(triple, data));
    OverlayGraph union = new OverlayGraph(new UnionFacts(data));
    KnownFacts facts = new KnownFacts(data, union, nothing, come, gone);
    come.stream().filter(triple -> facts.concluding(triple).isEmpty()).forEach(union::delete);
    gone.forEach(union::add);
    return facts;
  }

  /**
   * Of a dataset that does not hold the change, and need never hold it.
   *
   * @param union theory, asserted and inferred triples of the dataset
   * @param change what would change in asserted and theory graphs; all of it makes a difference
   */
  public static KnownFacts beforeWriting(DatasetGraph data, Graph union, Change change) {
    Outstanding outstanding = Outstanding.of(change);
    Outstanding nothing = Outstanding.of(Change.none());
    Set<Triple> come = changing(change.added(), triple -> !nothing.leaves(triple, data));
    Set<Triple> gone = changing(change.removed(), triple -> !outstanding.leaves(triple, data));
    return new KnownFacts(data, union, outstanding, come, gone);
  }

  private static Set<Triple> changing(Set<Quad> quads, Predicate<Triple> isChanging) {
    return quads.stream().map(Quad::asTriple).filter(isChanging).collect(Collectors.toSet());
  }

  /** What a dataset is still to be given and rid of, by triple. */
  private record Outstanding(Set<Triple> added, Map<Triple, Set<Quad>> removed) {

    static Outstanding of(Change change) {
      return new Outstanding(
          change.added().stream().map(Quad::asTriple).collect(Collectors.toSet()),
          change.removed().stream()
              .collect(Collectors.groupingBy(Quad::asTriple, Collectors.toSet())));
    }

    /** Whether somebody asserts the triple then. */
    boolean leaves(Triple triple, DatasetGraph data) {
      Set<Quad> leaving = removed.getOrDefault(triple, Set.of());
      return added.contains(triple)
          || find(triple, data).stream()
              .filter(quad -> InferredGraphs.isGiven(quad.getGraph()))
              .anyMatch(quad -> !leaving.contains(Change.normal(quad)));
    }
  }

  /** Theory, asserted and inferred triples before the change. */
  public Graph union() {
    return union;
  }

  /** Triples that nobody asserted before the change and somebody does after it. */
  public Set<Triple> come() {
    return come;
  }

  /** Triples that somebody asserted before the change and nobody does after it. */
  public Set<Triple> gone() {
    return gone;
  }

  /** Whether somebody asserts the triple after the change. */
  public boolean isGiven(Triple triple) {
    return outstanding.leaves(triple, data);
  }

  /** Names of the rules whose graphs held the triple before the change. */
  public Set<String> concluding(Triple triple) {
    Set<String> rules = new HashSet<>();
    for (Quad quad : find(triple, data)) {
      if (GraphNames.isInferred(quad.getGraph())) {
        rules.add(GraphNames.ruleOf(quad.getGraph()));
      }
    }
    return rules;
  }

  private static Set<Quad> find(Triple triple, DatasetGraph data) {
    return Iter.toSet(
        data.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  /** What the graph of a rule held before the change. */
  public Set<Triple> conclusions(String rule) {
    return InferredGraphs.triples(data, GraphNames.inferred(rule));
  }
}
