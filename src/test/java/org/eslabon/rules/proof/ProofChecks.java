package org.eslabon.rules.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Triple;

/** What must be true of every proof. */
public final class ProofChecks {

  private ProofChecks() {}

  /** Everything it mentions has a ground, rules say why, and nothing rests on itself. */
  public static void assertSound(Proof proof) {
    assertFalse(proof.isEmpty(), () -> "no proof of " + proof.conclusion());
    Set<Triple> finished = new HashSet<>();
    visit(proof, proof.conclusion(), new HashSet<>(), finished);
    assertTrue(finished.equals(proof.grounds().keySet()), "statements that nothing leads to");
  }

  private static void visit(
      Proof proof, Triple statement, Set<Triple> above, Set<Triple> finished) {
    assertTrue(above.add(statement), () -> statement + " rests on itself");
    if (finished.add(statement)) {
      Ground ground = proof.groundOf(statement);
      assertFalse(ground instanceof Ground.Outdated, () -> "rules no longer give " + statement);
      if (ground instanceof Ground.Derived derived) {
        assertFalse(derived.derivations().isEmpty(), () -> "no derivation of " + statement);
        for (Derivation derivation : derived.derivations()) {
          derivation.premises().forEach(premise -> visit(proof, premise, above, finished));
        }
      }
    }
    above.remove(statement);
  }
}
