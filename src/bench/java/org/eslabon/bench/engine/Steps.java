package org.eslabon.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eslabon.rules.run.InferenceReport;
import org.jspecify.annotations.Nullable;

/**
 * Measures steps and tells about each as it begins and ends, a line of JSON each, so that somebody
 * who watches knows what was done even when the process does not come back. For one thread.
 */
public final class Steps {

  /** What begins a line that is for the watcher, and not what some library prints. */
  public static final String MARK = "@@";

  /** What is behind the name of a rule that was tried in its second spelling. */
  public static final String REWRITTEN = " rewritten";

  /** What is behind the name of a query that was tried with much more stack. */
  public static final String LARGE_STACK = " with a stack of 4 GB";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  /** Of the step that ended last. */
  private boolean hasSucceeded = true;

  public Steps(PrintStream out) {
    this.out = out;
  }

  /** Something to be measured. */
  public interface Work {
    void run() throws Exception;
  }

  /** Whether the step that was measured last succeeded. */
  public boolean hasSucceeded() {
    return hasSucceeded;
  }

  /** Says that a step begins, which the watcher ends when it takes much longer than a limit. */
  public void begin(String step, Duration limit) {
    tell(JSON.createObjectNode().put("begin", step).put("limit", limit.toMillis()));
  }

  /** Does a step and tells how long it took, or why it failed; whether it succeeded. */
  public boolean measure(String step, Duration limit, Work work) {
    begin(step, limit);
    long cpu = cpu();
    long start = System.nanoTime();
    Throwable failure = failure(work);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    hasSucceeded = failure == null;
    if (failure == null) {
      tell(
          JSON.createObjectNode()
              .put("step", step)
              .put("seconds", time.toNanos() / 1e9)
              .put("cpu", (cpu() - cpu) / 1e9));
      return true;
    }
    failed(step, failure, time.compareTo(limit) >= 0);
    return false;
  }

  /** What all processors together did for this process, in nanoseconds. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What is thrown is data here: an engine that overflows the stack is measured like any other. */
  private static @Nullable Throwable failure(Work work) {
    try {
      work.run();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  /** Tells about a step that the engine timed itself. */
  public void took(String step, Duration time) {
    tell(JSON.createObjectNode().put("step", step).put("seconds", time.toNanos() / 1e9));
  }

  /** Tells how long each rule took in a run of all rules. A step may be several rules. */
  public void took(InferenceReport report) {
    Map<String, Duration> times = new TreeMap<>();
    for (InferenceReport.RuleRun run : report.rules()) {
      String step = run.rule().substring(0, 2).toUpperCase(Locale.ROOT);
      times.merge(step, run.time(), Duration::plus);
    }
    times.forEach(this::took);
  }

  /**
   * Tells about a query.
   *
   * @param first how long it took the first time
   * @param median how long it usually took afterwards
   */
  public void answered(String step, Duration first, Duration median, long rows) {
    tell(
        JSON.createObjectNode()
            .put("step", step)
            .put("seconds", median.toNanos() / 1e9)
            .put("first", first.toNanos() / 1e9));
    counts(Map.of(step, rows));
  }

  public void failed(String step, Throwable failure, boolean isLate) {
    String name =
        isLate
            ? "timeout"
            : failure instanceof StackOverflowError
                ? "stack overflow"
                : failure instanceof OutOfMemoryError ? "out of memory" : "failed";
    if (name.equals("failed")) {
      failure.printStackTrace();
    }
    tell(
        JSON.createObjectNode()
            .put("step", step)
            .put("failure", name)
            .put("message", String.valueOf(failure)));
  }

  public void counts(Map<String, Long> counts) {
    ObjectNode node = JSON.createObjectNode();
    counts.forEach(node.putObject("counts")::put);
    tell(node);
  }

  /** Tells a size in octets. */
  public void size(String what, long octets) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("sizes").put(what, octets);
    tell(node);
  }

  private void tell(ObjectNode node) {
    try {
      out.println(MARK + JSON.writeValueAsString(node));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
