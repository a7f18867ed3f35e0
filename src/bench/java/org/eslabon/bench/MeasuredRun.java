package org.eslabon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eslabon.bench.engine.Contender;
import org.eslabon.bench.engine.NetworkFiles;
import org.eslabon.bench.engine.Steps;
import org.eslabon.bench.engine.Workload;
import org.jspecify.annotations.Nullable;

/** One engine from loading to the last query, in a process of its own. */
public final class MeasuredRun {

  private static final long LARGE_STACK = 4L << 30;
  private static final int REPETITIONS = 5;

  /** A slow query is not repeated for longer than this. */
  private static final Duration REPEATING = Duration.ofSeconds(20);

  /** Loading may take this many times as long as a rule. */
  private static final int LOADING = 4;

  private final Contender contender;
  private final Contender.Setting setting;
  private final Steps steps;

  private MeasuredRun(Contender contender, Contender.Setting setting, Steps steps) {
    this.contender = contender;
    this.setting = setting;
    this.steps = steps;
  }

  /**
   * Runs an engine. Arguments: its name, the folder of the network, an empty folder, seconds for a
   * step, and seconds for a rule that has a second spelling.
   */
  public static void main(String[] arguments) throws Exception {
    Entrant entrant = Entrant.named(arguments[0]).orElseThrow();
    NetworkFiles network = new NetworkFiles(Path.of(arguments[1]));
    Contender.Setting setting =
        new Contender.Setting(
            Path.of(arguments[2]),
            Duration.ofSeconds(Long.parseLong(arguments[3])),
            Duration.ofSeconds(Long.parseLong(arguments[4])),
            Runtime.getRuntime().maxMemory());
    Contender contender = entrant.open(setting);
    boolean isSound = new MeasuredRun(contender, setting, new Steps(System.out)).run(network);
    if (isSound) {
      contender.close();
    }
    // an engine that failed may hold locks that would keep the process for ever
    Runtime.getRuntime().halt(0);
  }

  /** Whether the engine still works. */
  private boolean run(NetworkFiles network) throws Exception {
    Duration limit = setting.limit().multipliedBy(LOADING);
    if (!steps.measure(contender.loading(), limit, () -> contender.load(network))) {
      return false;
    }
    PeakMemory.octets().ifPresent(octets -> steps.size("loaded", octets));
    if (!contender.doesAll()) {
      return true;
    }
    contender.conclude(steps);
    PeakMemory.octets().ifPresent(octets -> steps.size("concluded", octets));
    if (!steps.hasSucceeded()) {
      return false;
    }
    steps.begin("counts", setting.limit());
    Map<String, Long> counts = new TreeMap<>();
    Workload.CONCLUSIONS.forEach(conclusion -> counts.put(conclusion.name(), 0L));
    counts.putAll(contender.conclusions());
    steps.counts(counts);
    steps.begin("preparation", setting.limit());
    contender.prepare();
    steps.size("disk", disk());
    boolean isSound = true;
    List<String> overflown = new ArrayList<>();
    for (String query : Workload.QUERIES) {
      Throwable failure = ask(query, query, 0);
      if (failure instanceof StackOverflowError) {
        overflown.add(query);
        isSound = contender.survivesOverflow();
        if (!isSound) {
          break;
        }
      }
    }
    PeakMemory.octets().ifPresent(octets -> steps.size("peak", octets));
    if (isSound) {
      for (String query : overflown) {
        ask(query, query + Steps.LARGE_STACK, LARGE_STACK);
      }
    }
    return isSound;
  }

  private long disk() throws IOException {
    try (Stream<Path> files = Files.walk(setting.scratch())) {
      return files.filter(Files::isRegularFile).mapToLong(MeasuredRun::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks a query some times, in a thread with a stack of some size, 0 for the usual one. */
  private @Nullable Throwable ask(String query, String step, long stack)
      throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> repeat(query, step), step, stack);
    thread.setUncaughtExceptionHandler((dead, thrown) -> failure.set(thrown));
    steps.begin(step, setting.limit());
    long start = System.nanoTime();
    thread.start();
    thread.join();
    Throwable thrown = failure.get();
    if (thrown != null) {
      boolean isLate = System.nanoTime() - start >= setting.limit().toNanos();
      steps.failed(step, thrown, isLate);
    }
    return thrown;
  }

  private void repeat(String query, String step) {
    List<Duration> times = new ArrayList<>();
    long rows = -1;
    long begin = System.nanoTime();
    do {
      long start = System.nanoTime();
      long found = answer(query);
      times.add(Duration.ofNanos(System.nanoTime() - start));
      if (rows >= 0 && found != rows) {
        throw new IllegalStateException(query + " had " + rows + " rows, and then " + found);
      }
      rows = found;
    } while (times.size() <= REPETITIONS && System.nanoTime() - begin < REPEATING.toNanos());
    Duration first = times.get(0);
    List<Duration> later = times.subList(Math.min(1, times.size() - 1), times.size());
    steps.answered(step, first, Median.ofTimes(later), rows);
  }

  private long answer(String query) {
    try {
      return contender.answer(query);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
