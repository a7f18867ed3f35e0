package org.eslabon.rules.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.layer.UnionFacts;

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
    return Txn.calculateRead(data, () -> search(conclusion, data));
  }

  private Proof search(Triple conclusion, DatasetGraph data) {
    UnionFacts facts = new UnionFacts(data);
    if (!facts.contains(conclusion)) {
      return new Proof(conclusion, Map.of());
    }
    Map<Triple, Ground> found = new LinkedHashMap<>();
    new Grounds(data, facts, rules, limits).addProof(conclusion, found);
    return new Proof(conclusion, new ProofOrder(found, limits.derivations()).from(conclusion));
  }
}
