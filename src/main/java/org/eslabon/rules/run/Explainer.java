package org.eslabon.rules.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;

/**
 * Explains statements of a store whose rules have been run. Derivations are not stored: the rules
 * whose graphs hold a statement are run backwards from it, and the statements they rest on are
 * explained in turn, down to what somebody asserted.
 *
 * <p>A proof has all derivations of its conclusion, up to the limits, which it names where they
 * were reached. Reads only. Immutable; safe to share.
 */
public final class Explainer {

  private final RuleSet rules;
  private final ProofLimits limits;

  public Explainer(RuleSet rules) {
    this(rules, ProofLimits.usual());
  }

  public Explainer(RuleSet rules, ProofLimits limits) {
    this.rules = rules;
    this.limits = limits;
  }

  /** The proof of a statement; an empty one when it does not hold in the store. */
  public Proof explain(Triple conclusion, DatasetGraph data) {
    return Txn.calculateRead(data, () -> new Search(data).explain(conclusion));
  }

  /** Collects the grounds of the conclusion and of all it rests on, nearest first. */
  private final class Search {

    private final UnionFacts facts;
    private final Sources sources;
    private final Derivations derivations;
    private final Map<Triple, Ground> found = new LinkedHashMap<>();

    Search(DatasetGraph data) {
      this.facts = new UnionFacts(data);
      this.sources = new Sources(data);
      this.derivations = new Derivations(facts, limits);
    }

    Proof explain(Triple conclusion) {
      if (!facts.contains(conclusion)) {
        return new Proof(conclusion, Map.of());
      }
      Deque<Triple> open = new ArrayDeque<>(List.of(conclusion));
      while (!open.isEmpty()) {
        Triple statement = open.remove();
        if (!found.containsKey(statement)) {
          Ground ground =
              found.size() < limits.statements() ? ground(statement) : new Ground.Unexplored();
          found.put(statement, ground);
          if (ground instanceof Ground.Derived derived) {
            derived.derivations().stream().flatMap(Derivation::premises).forEach(open::add);
          }
        }
      }
      return new Proof(conclusion, new ProofOrder(found, limits.derivations()).from(conclusion));
    }

    private Ground ground(Triple statement) {
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
  }
}
