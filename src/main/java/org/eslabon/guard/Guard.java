package org.eslabon.guard;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one query that is running. Its thread asks in every loop; any other thread may end
 * it. For one query.
 */
public final class Guard {

  /** Steps between two looks at the clock: some microseconds. */
  private static final int STRIDE = 256;

  private final Budget budget;
  private final long start = System.nanoTime();
  private final long end;
  private final Thread thread = Thread.currentThread();
  private final long allocatedBefore = allocated();
  private int untilClock = STRIDE;
  private volatile @Nullable Problem reason;

  private Guard(Budget budget) {
    this.budget = budget;
    this.end = start + budget.time().toNanos();
  }

  /** Begins now, for a query of the calling thread. */
  public static Guard start(Budget budget) {
    return new Guard(budget);
  }

  /**
   * One more step.
   *
   * @throws StoppedQuery when a limit is reached
   */
  public void check() {
    Problem stopped = reason;
    if (stopped != null) {
      throw new StoppedQuery(stopped);
    }
    untilClock--;
    if (untilClock < 0) {
      untilClock = STRIDE;
      if (System.nanoTime() - end > 0) {
        throw stopped(outOfTime());
      }
    }
  }

  /**
   * Makes sure that a value may become that long.
   *
   * @throws StoppedQuery when it may not
   */
  void admit(long characters) {
    if (characters > budget.characters()) {
      throw tooLong(budget.characters(), "characters");
    }
  }

  /** A value that is longer than so many of its parts. */
  StoppedQuery tooLong(int limit, String parts) {
    return stopped(
        new Problem(
            ProblemCode.Q302,
            String.format(
                Locale.ROOT,
                "the query was stopped because one value became longer than %,d %s",
                limit,
                parts),
            null,
            "put fewer values together: group by more, or ask for the values as rows"));
  }

  /** Ends the query here. */
  StoppedQuery stopped(Problem why) {
    reason = why;
    return new StoppedQuery(why);
  }

  /** Ends the query at its next step. May be called by any thread. */
  public void stop(Problem why) {
    reason = why;
  }

  /** Why the query ended; empty while no limit is reached. */
  public Optional<Problem> ended() {
    Problem why = reason;
    return why == null && System.nanoTime() - end > 0
        ? Optional.of(outOfTime())
        : Optional.ofNullable(why);
  }

  /** What has been granted. */
  public Budget budget() {
    return budget;
  }

  /** The thread that evaluates the query. */
  public Thread thread() {
    return thread;
  }

  /** Bytes that the thread had asked for before the query began; 0 when the JVM does not tell. */
  public long allocatedBefore() {
    return allocatedBefore;
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean precise
        ? precise.getThreadAllocatedBytes(Thread.currentThread().getId())
        : 0;
  }

  /** Time that is left; not negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /**
   * What to tell about a cancellation, whoever noticed that the time is over: ARQ or this class.
   */
  public Problem reason(QueryCancelledException cancelled) {
    if (cancelled instanceof StoppedQuery stopped) {
      return stopped.problem();
    }
    Problem stopped = reason;
    return stopped == null ? outOfTime() : stopped;
  }

  /** An evaluation that went too deep into itself: nested parentheses, groups of an expression. */
  public static Problem tooDeep() {
    return new Problem(
        ProblemCode.Q303,
        "the query is nested too deep, or a path or regular expression in it goes too deep",
        null,
        "use fewer parentheses, `[ab]*` rather than `(a|b)*`, and `*` rather than `{*}`");
  }

  private Problem outOfTime() {
    return new Problem(
        ProblemCode.Q301,
        String.format(
            Locale.ROOT,
            "the query was stopped at the time limit of %s s",
            String.valueOf(budget.time().toMillis() / 1000.0).replaceFirst("\\.0$", "")),
        null,
        "ask for less: join over shared variables, start paths at a known thing; whoever runs the"
            + " server may allow more with --timeout");
  }
}
