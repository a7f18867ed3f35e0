package org.eslabon.rules.relation;

import java.util.Locale;
import org.eslabon.column.Heap;
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

  /** Bytes for each triple: two tables of six columns that have a row for all of them. */
  private static final int AMPLE = 64;

  private final long bytes;
  private final Heap heap;

  public MemoryBudget(long bytes) {
    this(bytes, Heap.now());
  }

  private MemoryBudget(long bytes, Heap heap) {
    this.bytes = bytes;
    this.heap = heap;
  }

  /** A share of what the program may still take. What nobody needs any more counts as free. */
  public static MemoryBudget ofFreeMemory() {
    Heap heap = Heap.now();
    return new MemoryBudget((long) (SHARE * heap.free()), heap);
  }

  /** Whether there is room for the tables of several rules at once, over so many triples. */
  public boolean isAmpleFor(long triples) {
    return triples <= bytes / AMPLE;
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
                  "a step of the plan has %,d rows and needs %s; %s of a heap of %s are left for it",
                  rows,
                  Heap.size(needed),
                  Heap.size((double) bytes),
                  Heap.size((double) heap.whole())),
              null,
              "let `rules check --plan` show which patterns multiply, "
                  + heap.advice(needed / SHARE)
                  + "; --engine arq needs time instead of memory"));
    }
  }
}
