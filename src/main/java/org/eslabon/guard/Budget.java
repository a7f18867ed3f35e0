package org.eslabon.guard;

import java.time.Duration;

/**
 * What one query may use. Immutable.
 *
 * @param time from the start to the last row
 * @param characters of one value that it makes: a text that is strung together, digits of a number
 */
public record Budget(Duration time, int characters) {

  /** Half a minute, and texts of a megabyte. */
  public static final Budget DEFAULT = new Budget(Duration.ofSeconds(30), 1 << 20);

  /** Rejects limits that let nothing through. */
  public Budget {
    if (time.isNegative() || time.isZero() || characters < 1) {
      throw new IllegalArgumentException("a budget is positive: " + time + ", " + characters);
    }
  }

  /** The same with another time. */
  public Budget within(Duration time) {
    return new Budget(time, characters);
  }
}
