package org.eslabon;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is worked out from the whole graph, such as an index of names, and made anew after
 * writes: by a thread of its own, not by who asks. Who asks while it is being made waits a little
 * and is then given the one before, and told so. After a write it is made at once when somebody
 * asked for it since the write before; otherwise when somebody next asks. Safe for use by several
 * threads.
 */
public final class Derived<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Derived.class);

  private final LongSupplier version;
  private final Supplier<T> making;
  private final Duration patience;
  private final ExecutorService worker;
  private @Nullable Made<T> made;
  private @Nullable CompletableFuture<Made<T>> underWay;
  private boolean wanted;

  /**
   * What is there now.
   *
   * @param behind how many writes came after the state of the graph that it was made from
   */
  public record Now<T>(T value, long behind) {}

  private record Made<T>(T value, long version) {}

  /**
   * @param version counts the writes
   * @param making reads the graph, in a transaction of its own
   * @param patience how long somebody waits who could have the one before
   */
  Derived(LongSupplier version, Supplier<T> making, Duration patience) {
    this.version = version;
    this.making = making;
    this.patience = patience;
    this.worker =
        new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Derived::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "derived");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What is there, as new as can be had without waiting long; the first who asks waits until it is
   * made.
   */
  public Now<T> get() {
    long end = System.nanoTime() + patience.toNanos();
    boolean waits = true;
    while (true) {
      CompletableFuture<Made<T>> next;
      Made<T> last;
      synchronized (this) {
        wanted = true;
        last = made;
        long behind = last == null ? 0 : version.getAsLong() - last.version();
        if (last != null && (behind <= 0 || !waits)) {
          return new Now<>(last.value(), Math.max(0, behind));
        }
        if (underWay == null) {
          underWay = start();
        }
        next = underWay;
      }
      if (last == null) {
        first(next);
      } else {
        waits = isMade(next, end - System.nanoTime());
      }
    }
  }

  private static void first(CompletableFuture<?> next) {
    try {
      next.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Waits; false when it is too late or fails, and the one before will do. */
  private static boolean isMade(CompletableFuture<?> next, long nanos) {
    try {
      next.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException failed) {
      LOG.warn("what is derived from the graph stays as it was", failed.getCause());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The graph was written to. */
  synchronized void refresh() {
    if (wanted && underWay == null && !worker.isShutdown()) {
      wanted = false;
      underWay = start();
    }
  }

  private synchronized CompletableFuture<Made<T>> start() {
    CompletableFuture<Made<T>> next = new CompletableFuture<>();
    worker.execute(() -> make(next));
    return next;
  }

  /** What is written while it reads the graph may be in it or not: it counts as not. */
  private void make(CompletableFuture<Made<T>> next) {
    try {
      long now = version.getAsLong();
      Made<T> one = new Made<>(making.get(), now);
      finish(one);
      next.complete(one);
    } catch (RuntimeException | Error failure) {
      finish(null);
      next.completeExceptionally(failure);
    }
  }

  private synchronized void finish(@Nullable Made<T> one) {
    underWay = null;
    if (one != null) {
      made = one;
      if (one.version() < version.getAsLong()) {
        refresh();
      }
    }
  }

  /** Waits for what is being made, so that nobody reads a graph that is closed. */
  void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("something is still being derived from a graph that is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
