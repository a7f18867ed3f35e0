package org.eslabon.rules.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Components;
import org.eslabon.rules.plan.Dependency;
import org.eslabon.rules.plan.Stratification;

/**
 * The order in which an increment goes through the rules. Finer than strata: rules stand together
 * only when each depends on the other. Immutable.
 *
 * @param steps each after all those it depends on
 */
record IncrementPlan(List<Step> steps) {

  /**
   * Rules that are settled together.
   *
   * @param isRecursive whether a rule of them may read what it or another of them writes
   */
  record Step(List<Rule> rules, boolean isRecursive) {

    Step {
      rules = List.copyOf(rules);
    }
  }

  IncrementPlan {
    steps = List.copyOf(steps);
  }

  static IncrementPlan of(Stratification strata) {
    Map<Rule, Set<Rule>> reads = new HashMap<>();
    for (Dependency dependency : strata.dependencies()) {
      reads.computeIfAbsent(dependency.from(), r -> new HashSet<>()).add(dependency.to());
    }
    List<List<Rule>> components =
        Components.of(strata.rules().rules(), rule -> reads.getOrDefault(rule, Set.of()));
    return new IncrementPlan(
        components.stream()
            .map(
                rules ->
                    new Step(
                        rules,
                        rules.size() > 1
                            || reads.getOrDefault(rules.get(0), Set.of()).contains(rules.get(0))))
            .toList());
  }
}
