package org.eslabon.query;

import java.time.Duration;
import org.eslabon.guard.Budget;

/**
 * What one query may use and give. Immutable.
 *
 * @param budget while it runs
 * @param rows of an answer that is given whole: solutions, or triples
 * @param bytes of an answer that is given whole
 */
public record QueryLimits(Budget budget, long rows, long bytes) {

  /** For whoever serves the world: half a minute, a hundred thousand rows, 64 MB. */
  public static final QueryLimits DEFAULT = new QueryLimits(Budget.DEFAULT, 100_000, 64L << 20);

  /** For who asks a graph of his own: half a minute, and answers of any size. */
  public static final QueryLimits LOCAL =
      new QueryLimits(Budget.DEFAULT, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Rejects limits that let nothing through. */
  public QueryLimits {
    if (rows < 1 || bytes < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  /** How long a query may run. */
  public Duration time() {
    return budget.time();
  }

  /** The same with another time. */
  public QueryLimits within(Duration time) {
    return new QueryLimits(budget.within(time), rows, bytes);
  }

  /** The same with another number of rows. */
  public QueryLimits withRows(long rows) {
    return new QueryLimits(budget, rows, bytes);
  }
}
