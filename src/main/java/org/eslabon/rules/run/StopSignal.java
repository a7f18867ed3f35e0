package org.eslabon.rules.run;

import java.time.Duration;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run of rules early: when its time is over, or when another thread says so. For one run;
 * {@link #stop()} may be called from any thread.
 */
public final class StopSignal {

  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final long start = System.nanoTime();
  private final Duration limit;
  private volatile boolean stopped;
  private volatile @Nullable Runnable running;

  private StopSignal(Duration limit) {
    this.limit = limit;
  }

  /** Ends only when told to. */
  public static StopSignal manual() {
    return new StopSignal(FOR_EVER);
  }

  /** Ends when told to, or after that time from now. */
  public static StopSignal after(Duration limit) {
    return new StopSignal(limit);
  }

  /** Stops the run. A rule that is being evaluated ends within moments. */
  public void stop() {
    stopped = true;
    Runnable abort = running;
    if (abort != null) {
      abort.run();
    }
  }

  /** Whether to end now. */
  public boolean isRaised() {
    return stopped || remaining().compareTo(Duration.ZERO) <= 0;
  }

  /** Fails when it is time to end. */
  void check(String rule) {
    if (isRaised()) {
      throw problem(rule);
    }
  }

  ProblemException problem(String rule) {
    String why =
        stopped ? "was stopped" : "ran out of its time limit of " + limit.toMillis() + " ms";
    return new ProblemException(
        new Problem(ProblemCode.R303, "the run " + why + " in rule `" + rule + "`", null, null));
  }

  /** Time left. */
  Duration remaining() {
    return limit.minusNanos(System.nanoTime() - start);
  }

  /** Whether there is a time limit at all. */
  boolean isTimed() {
    return !limit.equals(FOR_EVER);
  }

  /** Calls {@code abort} if the run is stopped while {@code work} goes on. */
  void during(Runnable abort, Runnable work) {
    running = abort;
    try {
      if (stopped) {
        abort.run();
      }
      work.run();
    } finally {
      running = null;
    }
  }
}
