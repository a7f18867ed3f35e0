package org.eslabon.rules.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;

/** Finds why statements hold. Reads within the caller's transaction. */
public final class Grounds {

  private final Sources sources;
  private final Derivations derivations;
  private final RuleSet rules;
  private final ProofLimits limits;

  public Grounds(DatasetGraph data, Graph facts, RuleSet rules, ProofLimits limits) {
    this.sources = new Sources(data);
    this.derivations = new Derivations(facts, limits);
    this.rules = rules;
    this.limits = limits;
  }

  /** The ground of a statement that holds. */
  public Ground of(Triple statement) {
    List<Assertion> assertions = sources.assertions(statement);
    if (!assertions.isEmpty()) {
      return new Ground.Asserted(assertions);
    }
    List<String> names = sources.rules(statement);
    List<Rule> known = names.stream().map(rules::rule).flatMap(Optional::stream).toList();
    Derivations.Found ways = derivations.of(statement, known);
    return ways.derivations().isEmpty()
        ? new Ground.Outdated(names)
        : new Ground.Derived(ways.derivations(), 0, ways.isCut());
  }

  /** Adds the ground of a statement and of all it rests on, nearest first, up to the limit. */
  public void addProof(Triple conclusion, Map<Triple, Ground> found) {
    Deque<Triple> open = new ArrayDeque<>(List.of(conclusion));
    while (!open.isEmpty()) {
      Triple statement = open.remove();
      if (!found.containsKey(statement)) {
        Ground ground =
            found.size() < limits.statements() ? of(statement) : new Ground.Unexplored();
        found.put(statement, ground);
        if (ground instanceof Ground.Derived derived) {
          derived.derivations().stream().flatMap(Derivation::premises).forEach(open::add);
        }
      }
    }
  }
}
