package org.eslabon.analysis;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Supposes another value of a threshold and watches where comparisons with it turn. */
public interface Comparisons {

  /**
   * Draws the conclusions under one value.
   *
   * @param threshold a number of the theory
   */
  Trial at(Node threshold, BigDecimal value);

  /**
   * What one value leads to.
   *
   * @param whatIf what is concluded otherwise than under the value of the theory
   * @param turns values at which some comparison that was made would end another way. Between two
   *     neighbouring ones every comparison ends the same way, and so do the conclusions
   */
  record Trial(WhatIf whatIf, Set<BigDecimal> turns) {

    public Trial {
      turns = Set.copyOf(turns);
    }
  }
}
