package org.eslabon.store;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The difference between two states of a dataset: statements that come and statements that go.
 * Immutable.
 *
 * @param added not in {@code removed}
 * @param removed not in {@code added}
 */
public record Delta(Set<Quad> added, Set<Quad> removed) {

  /** Nothing comes or goes. */
  public static final Delta NONE = new Delta(Set.of(), Set.of());

  public Delta {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
    if (added.stream().anyMatch(removed::contains)) {
      throw new IllegalArgumentException("a statement both comes and goes");
    }
  }

  /** From what is to hold and what is not; what is the case already makes no difference. */
  public static Delta between(DatasetGraph now, Set<Quad> wanted, Set<Quad> unwanted) {
    Set<Quad> added = new HashSet<>(wanted);
    added.removeIf(now::contains);
    Set<Quad> removed = new HashSet<>(unwanted);
    removed.removeIf(quad -> wanted.contains(quad) || !now.contains(quad));
    return new Delta(added, removed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /** Both one after the other; what the first brings the second may take away again. */
  public Delta then(Delta next) {
    Set<Quad> come = new HashSet<>(added);
    come.removeAll(next.removed);
    next.added.stream().filter(quad -> !removed.contains(quad)).forEach(come::add);
    Set<Quad> gone = new HashSet<>(removed);
    gone.removeAll(next.added);
    next.removed.stream().filter(quad -> !added.contains(quad)).forEach(gone::add);
    return new Delta(come, gone);
  }
}
