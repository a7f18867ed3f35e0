package org.eslabon.rules.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Triple;

/**
 * Why a statement holds: the statement, and the ground of it and of every statement it rests on.
 * Each stands once, however often it is used, in the order in which a reader meets them. No
 * statement rests on itself. Immutable.
 *
 * @param grounds empty when the conclusion does not hold
 */
public record Proof(Triple conclusion, Map<Triple, Ground> grounds) {

  public Proof {
    grounds = Collections.unmodifiableMap(new LinkedHashMap<>(grounds));
  }

  /** Whether there is nothing to prove: the conclusion does not hold. */
  public boolean isEmpty() {
    return grounds.isEmpty();
  }

  /** Ground of a statement of this proof. */
  public Ground groundOf(Triple statement) {
    Ground ground = grounds.get(statement);
    if (ground == null) {
      throw new IllegalArgumentException("not in this proof: " + statement);
    }
    return ground;
  }
}
