package org.eslabon.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at something again and again, in a thread of its own that keeps no program from ending. */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final ScheduledExecutorService clock;

  private Watch(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /**
   * Begins to look. One look that fails is told and the next takes place all the same.
   *
   * @param name of the thread
   * @param pause from the end of one look to the beginning of the next
   */
  static Watch begin(String name, Duration pause, Runnable look) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    long millis = Math.max(1, pause.toMillis());
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(() -> dare(name, look), millis, millis, TimeUnit.MILLISECONDS);
    return new Watch(clock);
  }

  private static void dare(String name, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.warn("{} could not look this time", name, e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
