package org.eslabon.rules.relation;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts rows into pieces that all processors work on. */
final class Chunks {

  /** Rows of one piece: few enough to share the work, enough to pay for sharing it. */
  private static final int ROWS = 1 << 15;

  /** What more processors make takes longer to put together than they save. */
  private static final int MOST_PARTS = 8;

  private Chunks() {}

  /** Work on the rows from one number to another. */
  interface Work {
    void run(int chunk, int from, int to);
  }

  static int count(int rows) {
    return Math.max(1, (int) (((long) rows + ROWS - 1) / ROWS));
  }

  /** The parts one behind the other. */
  static int[] concat(int[][] parts) {
    if (parts.length == 1) {
      return parts[0];
    }
    long total = 0;
    for (int[] part : parts) {
      total += part.length;
    }
    int[] all = new int[Math.toIntExact(total)];
    int next = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  /** Makes something of the rows from one number to another. */
  interface Part<T> {
    T of(int from, int to);
  }

  /** What is made of one piece for each processor: for work that needs much memory for itself. */
  static <T> List<T> perProcessor(int rows, Part<T> part) {
    int parts = Math.min(Runtime.getRuntime().availableProcessors(), MOST_PARTS);
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(i -> part.of(border(rows, i, parts), border(rows, i + 1, parts)))
        .toList();
  }

  private static int border(int rows, int part, int parts) {
    return (int) ((long) rows * part / parts);
  }

  static void run(int rows, Work work) {
    int count = count(rows);
    if (count == 1) {
      work.run(0, 0, rows);
      return;
    }
    IntStream.range(0, count)
        .parallel()
        .forEach(chunk -> work.run(chunk, chunk * ROWS, (int) Math.min(rows, (chunk + 1L) * ROWS)));
  }
}
