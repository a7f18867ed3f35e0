package org.eslabon.rules.whynot;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;

/**
 * Changes to what is recorded that would meet every condition of the rules that lead to a
 * conclusion. Immutable.
 *
 * @param add what would have to be recorded
 * @param remove what would have to go
 */
public record Remedy(Set<Triple> add, Set<Triple> remove) {

  static final Remedy NOTHING = new Remedy(Set.of(), Set.of());

  public Remedy {
    add = Set.copyOf(add);
    remove = Set.copyOf(remove);
  }

  static Remedy adding(Triple fact, Collection<Triple> instead) {
    return new Remedy(Set.of(fact), new HashSet<>(instead));
  }

  static Remedy removing(Triple fact) {
    return new Remedy(Set.of(), Set.of(fact));
  }

  /** How many facts change; one that replaces another counts once. */
  public int size() {
    return Math.max(add.size(), remove.size());
  }

  /** Whether recording one fact is all it takes. */
  public boolean isOneAddition() {
    return add.size() == 1 && remove.isEmpty();
  }

  Remedy and(Remedy other) {
    return new Remedy(union(add, other.add), union(remove, other.remove));
  }

  /** Whether nothing is both added and removed, and nothing that is needed goes. */
  boolean isPossible(Set<Triple> needed) {
    return remove.stream().noneMatch(fact -> add.contains(fact) || needed.contains(fact));
  }

  boolean includes(Remedy other) {
    return add.containsAll(other.add) && remove.containsAll(other.remove);
  }

  private static Set<Triple> union(Set<Triple> one, Set<Triple> other) {
    Set<Triple> both = new LinkedHashSet<>(one);
    both.addAll(List.copyOf(other));
    return both;
  }
}
