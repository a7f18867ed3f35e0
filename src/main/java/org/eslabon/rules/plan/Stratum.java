package org.eslabon.rules.plan;

import java.util.List;
import java.util.stream.Stream;
import org.eslabon.rules.Rule;

/**
 * Rules that run together, once all lower strata are finished. Immutable.
 *
 * @param once run first, each once: all they read is complete
 * @param repeated then run until none of them concludes anything new; a rule stands after those it
 *     depends on, where they do not depend on each other
 */
public record Stratum(List<Rule> once, List<Rule> repeated) {

  public Stratum {
    once = List.copyOf(once);
    repeated = List.copyOf(repeated);
  }

  /** All rules of the stratum, those that run once first. */
  public List<Rule> rules() {
    return Stream.concat(once.stream(), repeated.stream()).toList();
  }
}
