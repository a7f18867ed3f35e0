package org.eslabon.rules.relation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Objects;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * How much memory tables of solutions may take. A table is refused before it is made, so that a
 * rule that joins too much ends with a problem and not with the program. Safe for threads.
 */
public final class MemoryBudget {

  private static final int BYTES = Integer.BYTES;

  /** Of the memory that is free now; the rest is for conclusions and what goes on beside. */
  private static final double SHARE = 0.6;

  private final long bytes;

  public MemoryBudget(long bytes) {
    this.bytes = bytes;
  }

  /** A share of what the program may still take. What nobody needs any more counts as free. */
  public static MemoryBudget ofFreeMemory() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    long live =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    long taken = live == 0 ? used / 2 : Math.min(used, live);
    return new MemoryBudget((long) (SHARE * (runtime.maxMemory() - taken)));
  }

  /**
   * Asks for a table.
   *
   * @throws ProblemException R305 when it is too large
   */
  void require(long rows, int columns) {
    // selections and the columns that they are gathered into are there at the same time
    double needed = (double) rows * (columns + 2) * BYTES;
    if (needed > bytes || rows > Integer.MAX_VALUE - 8) {
      throw new ProblemException(
          new Problem(
              ProblemCode.R305,
              String.format(
                  Locale.ROOT,
                  "a step of the plan has %,d rows and needs %,d MB; %,d MB are left for it",
                  rows,
                  (long) (needed / (1 << 20)) + 1,
                  bytes >> 20),
              null,
              "give Java more memory (JAVA_OPTS=-Xmx16g), let `rules check --plan` show which"
                  + " patterns multiply, or use --engine arq, which needs time instead"));
    }
  }
}
