package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run may go. Immutable.
 *
 * @param rounds passes over one stratum; a chain of n steps may need n
 * @param time for the whole run; empty for no limit
 */
public record RunLimits(int rounds, Optional<Duration> time) {

  public RunLimits {
    if (rounds < 1) {
      throw new IllegalArgumentException("a run needs at least one round, not " + rounds);
    }
  }

  /** Rounds for the longest chains anybody has, and no time limit. */
  public static RunLimits generous() {
    return new RunLimits(100_000, Optional.empty());
  }
}
