package org.eslabon.query;

import java.time.Duration;

/**
 * How long a query may run.
 *
 * @param time from the start to the last row; zero means no limit
 */
public record QueryLimits(Duration time) {

  /** Half a minute: longer than any query of the catalogue needs on the bundled cases. */
  public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30));

  /** Rejects a negative time. */
  public QueryLimits {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time limit is not negative: " + time);
    }
  }
}
