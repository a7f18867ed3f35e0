package org.eslabon.rules.proof;

import java.util.List;

/** Why a statement of a proof holds. Immutable. */
public sealed interface Ground {

  /** Data or theory say so. */
  record Asserted(List<Assertion> assertions) implements Ground {
    public Asserted {
      assertions = List.copyOf(assertions);
    }
  }

  /**
   * Rules say so.
   *
   * @param derivations all of them, up to the limit
   * @param leadingBack how many more were left out because they rest on a statement that is itself
   *     being explained by this one
   * @param isCut whether there are more than the limit
   */
  record Derived(List<Derivation> derivations, int leadingBack, boolean isCut) implements Ground {
    public Derived {
      derivations = List.copyOf(derivations);
    }
  }

  /** It holds, and the proof was cut before it, at the limit of statements. */
  record Unexplored() implements Ground {}

  /**
   * It stands in the graphs of these rules, and they do not conclude it from what the store holds
   * now: the store or the rules changed since they ran.
   */
  record Outdated(List<String> rules) implements Ground {
    public Outdated {
      rules = List.copyOf(rules);
    }
  }
}
