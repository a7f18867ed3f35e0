package org.eslabon.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The queries of a graph that run at the moment, whoever asked them, and how those before ended.
 * Safe for threads.
 */
public final class RunningQueries {

  /** How queries end that end well. */
  private static final String ANSWERED = "answered";

  private final Set<Guard> running = ConcurrentHashMap.newKeySet();
  private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();

  /** A query begins. */
  public void begin(Guard guard) {
    running.add(guard);
  }

  /** A query is over, however it ended. */
  public void end(Guard guard) {
    running.remove(guard);
  }

  /** Counts an end: with a problem, or with an answer. */
  public void done(@Nullable ProblemCode code) {
    ended
        .computeIfAbsent(code == null ? ANSWERED : code.name(), name -> new LongAdder())
        .increment();
  }

  /** How many run. */
  public int running() {
    return running.size();
  }

  /** How often queries ended, by how. */
  public Map<String, LongAdder> ended() {
    return ended;
  }

  /** Ends all: the server stops. */
  public void stopAll() {
    Problem why =
        new Problem(ProblemCode.Q305, "the query was stopped because the server stops", null, null);
    running.forEach(guard -> guard.stop(why));
  }

  /**
   * Ends the query whose thread has asked for most memory since it began, because there is hardly
   * any left. Freed memory counts too, which is as fair as the JVM tells.
   */
  public void stopLargest() {
    running.stream()
        .max(Comparator.comparingLong(RunningQueries::allocated))
        .ifPresent(
            guard ->
                guard.stop(
                    new Problem(
                        ProblemCode.Q305,
                        "the query was stopped because the server's memory ran out",
                        null,
                        "sort, group or make distinct less at once")));
  }

  private static long allocated(Guard guard) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads instanceof com.sun.management.ThreadMXBean precise
        ? precise.getThreadAllocatedBytes(guard.thread().getId()) - guard.allocatedBefore()
        : guard.budget().time().minus(guard.remaining()).toNanos();
  }
}
