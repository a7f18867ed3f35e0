package org.eslabon.rules.whynot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;

/**
 * How far near misses are from their conclusion when what they lack is itself concluded by rules:
 * the cost of the cheapest way down to recorded facts.
 */
final class Distances {

  /** Further than anything: a way that leads back to itself. */
  private static final long ENDLESS = 1_000_000;

  private final Map<Triple, List<NearMissSearch.Found>> found;
  private final Map<Triple, Long> known = new HashMap<>();
  private final Set<Triple> onTheWay = new HashSet<>();

  Distances(Map<Triple, List<NearMissSearch.Found>> found) {
    this.found = found;
  }

  long of(NearMissSearch.Found miss) {
    return miss.cost()
        + miss.miss()
            .missing()
            .filter(missing -> missing.cell().isEmpty())
            .flatMap(missing -> missing.patterns().stream())
            .filter(pattern -> pattern.isTriple())
            .map(pattern -> WhyNot.general(pattern.asTriple()))
            .filter(found::containsKey)
            .mapToLong(this::of)
            .sum();
  }

  private long of(Triple goal) {
    Long before = known.get(goal);
    if (before != null) {
      return before;
    }
    if (!onTheWay.add(goal)) {
      return ENDLESS;
    }
    long nearest =
        found.getOrDefault(goal, List.of()).stream().mapToLong(this::of).min().orElse(ENDLESS);
    onTheWay.remove(goal);
    if (nearest < ENDLESS) {
      known.put(goal, nearest);
    }
    return nearest;
  }
}
