package org.eslabon.rules.whynot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.trace.Bindings;

/**
 * Why a conclusion does not hold: how near the rules come to it and, where a condition that fails
 * is itself a conclusion of rules, how near they come to that. Immutable.
 *
 * @param holds whether it holds after all, and everything else is empty
 * @param goals the conclusion first, then those it lacks, each once; {@link Node#ANY} stands for
 *     any value
 * @param grounds why the facts hold that are met on the way or stand in the way
 * @param remedies small changes of recorded facts that would make it hold, each tried; few first
 * @param untried small changes for which there was no time
 * @param cells where data state the facts of remedies, or could
 */
public record WhyNot(
    Triple conclusion,
    boolean holds,
    Map<Triple, Goal> goals,
    Map<Triple, Ground> grounds,
    List<Remedy> remedies,
    int untried,
    Map<Triple, Cell> cells) {

  public WhyNot {
    goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
    grounds = Collections.unmodifiableMap(new LinkedHashMap<>(grounds));
    remedies = List.copyOf(remedies);
    cells = Map.copyOf(cells);
  }

  /**
   * How near the rules come to one conclusion.
   *
   * @param misses nearest first; empty when no rule concludes such a thing
   * @param further how many more were found
   * @param isCut whether the search ended at its limit before this goal
   */
  public record Goal(List<NearMiss> misses, int further, boolean isCut) {
    public Goal {
      misses = List.copyOf(misses);
    }
  }

  static WhyNot holding(Triple conclusion) {
    return new WhyNot(conclusion, true, Map.of(), Map.of(), List.of(), 0, Map.of());
  }

  /** How near rules come to what would match a pattern; empty when no rule concludes it. */
  public Optional<Goal> goal(Triple pattern) {
    return Optional.ofNullable(goals.get(general(pattern)));
  }

  /** The pattern without names for what may be anything. */
  static Triple general(Triple pattern) {
    return Triple.create(
        Bindings.orAny(pattern.getSubject()),
        Bindings.orAny(pattern.getPredicate()),
        Bindings.orAny(pattern.getObject()));
  }
}
