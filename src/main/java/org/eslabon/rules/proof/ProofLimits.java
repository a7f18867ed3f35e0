package org.eslabon.rules.proof;

/**
 * How much of a proof is worked out; a proof says where it was cut. Immutable.
 *
 * @param statements different statements in one proof
 * @param derivations of one statement
 * @param members shown of one aggregate
 */
public record ProofLimits(int statements, int derivations, int members) {

  public ProofLimits {
    if (statements < 1 || derivations < 1 || members < 0) {
      throw new IllegalArgumentException("a proof has at least one statement and one derivation");
    }
  }

  /** More than a person reads, less than fills the memory. */
  public static ProofLimits usual() {
    return new ProofLimits(1_000, 50, 200);
  }
}
