package org.eslabon;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.eslabon.rules.plan.CellReach;
import org.eslabon.rules.plan.NeededRules;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;

/**
 * The parts of a rule set that questions have needed so far, kept because strata take longer to
 * work out than most answers. Safe to share between threads.
 */
final class RuleParts {

  private final Stratification strata;
  private final Map<Set<Node>, Part> parts = new ConcurrentHashMap<>();

  /** The rules behind some conclusions. */
  record Part(NeededRules rules, RuleEngine engine, Map<Set<Node>, Optional<CellReach>> reaches) {

    Optional<CellReach> reach(Set<Node> properties) {
      return reaches.computeIfAbsent(properties, changed -> CellReach.of(rules.rules(), changed));
    }
  }

  RuleParts(Stratification strata) {
    this.strata = strata;
  }

  /** The rules behind conclusions with these properties. */
  Part about(Set<Node> properties) {
    return parts.computeIfAbsent(
        properties,
        wanted -> {
          NeededRules needed = NeededRules.of(strata, wanted);
          return new Part(
              needed,
              new RuleEngine(needed.strata(), RunLimits.generous(), Engine.AUTO),
              new ConcurrentHashMap<>());
        });
  }
}
