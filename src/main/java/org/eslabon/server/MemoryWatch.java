package org.eslabon.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import org.eslabon.guard.RunningQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the heap is nearly full after a collection, and ends the largest query
 * then: better one that fails than a server without memory.
 */
final class MemoryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
  private static final double FULL = 0.85;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final RunningQueries running;
  private final List<MemoryPoolMXBean> pools;
  private boolean isFull;

  private MemoryWatch(RunningQueries running) {
    this.running = running;
    this.pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getUsage().getMax() > 0)
            .filter(pool -> pool.getCollectionUsage() != null)
            .toList();
  }

  /** Begins to look. */
  static Watch start(RunningQueries running) {
    return Watch.begin("memory-watch", PAUSE, new MemoryWatch(running)::look);
  }

  private void look() {
    boolean wasFull = isFull;
    isFull = false;
    for (MemoryPoolMXBean pool : pools) {
      if (isFull(pool)) {
        isFull = true;
        int queries = running.running();
        if (queries > 0) {
          LOG.warn("{} is nearly full, {} queries run; the largest ends", pool.getName(), queries);
          running.stopLargest();
        } else if (!wasFull) {
          LOG.warn(
              "{} is nearly full and no query runs: the data need a larger heap"
                  + " (ESLABON_OPTS=-Xmx...)",
              pool.getName());
        }
      }
    }
  }

  private static boolean isFull(MemoryPoolMXBean pool) {
    long most = (long) (FULL * pool.getUsage().getMax());
    return pool.getCollectionUsage().getUsed() > most && pool.getUsage().getUsed() > most;
  }
}
