package org.eslabon.bench.limit;

import java.util.function.IntConsumer;

/** As many threads as there are processors, each with an equal part of the work. */
final class Workers {

  /** A power of two, so that a part can be chosen by the bits of a hash. */
  static final int PARTS = Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

  private Workers() {}

  /** What is done with the rows from one number to before another. */
  interface Range {
    void run(int part, int from, int to);
  }

  /** Does the work of every part, each in a thread of its own. */
  static void each(IntConsumer work) {
    Thread[] threads = new Thread[PARTS];
    Throwable[] failures = new Throwable[PARTS];
    for (int i = 0; i < PARTS; i++) {
      int part = i;
      threads[i] = new Thread(() -> work.accept(part));
      threads[i].setUncaughtExceptionHandler((thread, failure) -> failures[part] = failure);
      threads[i].start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    for (Throwable failure : failures) {
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** Cuts rows into parts. */
  static void rows(int rows, Range work) {
    each(
        part ->
            work.run(
                part,
                (int) ((long) rows * part / PARTS),
                (int) ((long) rows * (part + 1) / PARTS)));
  }
}
