package org.eslabon.rules.run;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.store.GraphNames;

/**
 * Known facts read straight from a dataset whose asserted graphs hold the change already and whose
 * inferred graphs do not yet. Nothing is copied, so what this costs does not depend on the size of
 * the dataset.
 */
final class StoredFacts implements KnownFacts {

  private final DatasetGraph data;
  private final Set<Triple> come = new HashSet<>();
  private final Set<Triple> gone = new HashSet<>();
  private final OverlayGraph union;

  /**
   * @param change what was changed in asserted and theory graphs; all of it made a difference
   */
  StoredFacts(DatasetGraph data, Change change) {
    this.data = data;
    this.union = new OverlayGraph(new UnionFacts(data));
    Set<Triple> before = new HashSet<>();
    change.removed().forEach(quad -> before.add(quad.asTriple()));
    for (Quad quad : change.added()) {
      Triple triple = quad.asTriple();
      if (!before.contains(triple)
          && assertions(triple).stream().allMatch(change.added()::contains)) {
        come.add(triple);
      }
    }
    before.stream().filter(triple -> !isGiven(triple)).forEach(gone::add);
    come.stream().filter(triple -> concluding(triple).isEmpty()).forEach(union::delete);
    gone.forEach(union::add);
  }

  @Override
  public Graph union() {
    return union;
  }

  @Override
  public Set<Triple> come() {
    return come;
  }

  @Override
  public Set<Triple> gone() {
    return gone;
  }

  @Override
  public boolean isGiven(Triple triple) {
    return !assertions(triple).isEmpty();
  }

  private Set<Quad> assertions(Triple triple) {
    return find(triple).stream()
        .filter(quad -> InferredGraphs.isGiven(quad.getGraph()))
        .map(Change::normal)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> concluding(Triple triple) {
    Set<String> rules = new HashSet<>();
    for (Quad quad : find(triple)) {
      if (GraphNames.isInferred(quad.getGraph())) {
        rules.add(GraphNames.ruleOf(quad.getGraph()));
      }
    }
    return rules;
  }

  private Set<Quad> find(Triple triple) {
    return Iter.toSet(
        data.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  @Override
  public Set<Triple> conclusions(String rule) {
    return InferredGraphs.triples(data, GraphNames.inferred(rule));
  }
}
