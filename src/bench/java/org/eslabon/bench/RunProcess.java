package org.eslabon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eslabon.bench.engine.NetworkFiles;
import org.eslabon.bench.engine.Steps;
import org.jspecify.annotations.Nullable;

/** A JVM that runs one engine once, and is ended when it hangs. For one thread. */
final class RunProcess {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An engine that has not stopped by itself this long after its time is killed. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Path JAR = Path.of("target/eslabon.jar");
  private static final List<String> ARCHIVES = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

  private final Entrant entrant;
  private final Map<String, Outcome> steps = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private final AtomicLong deadline = new AtomicLong(Long.MAX_VALUE);
  private @Nullable String running;

  private RunProcess(Entrant entrant) {
    this.entrant = entrant;
  }

  /**
   * How processes are started.
   *
   * @param heap of each JVM, as {@code -Xmx} has it
   * @param timeout of a rule or query
   * @param patience how long a rule is tried as written when there is a second spelling
   * @param work a folder for files and logs
   */
  record Setting(String heap, Duration timeout, Duration patience, Path work) {}

  /** Runs an engine to the end, its own or that of our patience. */
  static Run run(Entrant entrant, int number, NetworkFiles network, Setting setting)
      throws IOException, InterruptedException {
    Path scratch = setting.work().resolve("scratch");
    Folders.clear(scratch);
    Path log = setting.work().resolve("logs").resolve(entrant + "-" + number + ".log");
    Files.createDirectories(log.getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + setting.heap());
    List<String> options = entrant.javaOptions(network);
    command.addAll(options);
    command.add("-Deslabon.home=" + Path.of("").toAbsolutePath());
    command.addAll(List.of("-cp", classPath(options)));
    command.add(MeasuredRun.class.getName());
    command.addAll(List.of(entrant.toString(), network.folder().toString(), scratch.toString()));
    command.add(String.valueOf(setting.timeout().toSeconds()));
    command.add(String.valueOf(setting.patience().toSeconds()));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Thread ending = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      return new RunProcess(entrant).watch(process);
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(ending);
      Folders.clear(scratch);
    }
  }

  /** An archive of classes is of the jar that is first, and of no use to Java without it. */
  private static String classPath(List<String> options) {
    String own = System.getProperty("java.class.path");
    boolean hasArchive =
        options.stream().anyMatch(option -> ARCHIVES.stream().anyMatch(option::startsWith));
    return hasArchive ? JAR.toAbsolutePath() + File.pathSeparator + own : own;
  }

  private Run watch(Process process) throws IOException, InterruptedException {
    ScheduledExecutorService guard = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> watching =
        guard.scheduleAtFixedRate(() -> endWhenLate(process), 1, 1, TimeUnit.SECONDS);
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Steps.MARK)) {
          take(JSON.readTree(line.substring(Steps.MARK.length())));
        }
      }
    } finally {
      watching.cancel(true);
      guard.shutdownNow();
    }
    int code = process.waitFor();
    if (running != null) {
      boolean isKilled = System.nanoTime() >= deadline.get();
      String failure = isKilled ? "timeout, killed" : "the process ended with code " + code;
      steps.put(running, Outcome.failed(failure));
    }
    return new Run(entrant.toString(), steps, counts, sizes);
  }

  private void endWhenLate(Process process) {
    if (System.nanoTime() >= deadline.get()) {
      process.destroyForcibly();
    }
  }

  private void take(JsonNode told) {
    if (told.has("begin")) {
      running = told.get("begin").asText();
      long allowed = TimeUnit.MILLISECONDS.toNanos(told.get("limit").asLong()) + GRACE.toNanos();
      deadline.set(System.nanoTime() + allowed);
    } else if (told.has("step")) {
      String step = told.get("step").asText();
      steps.put(step, outcome(told));
      if (step.equals(running)) {
        running = null;
      }
    }
    told.path("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    told.path("sizes").properties().forEach(e -> sizes.put(e.getKey(), e.getValue().asLong()));
  }

  private static Outcome outcome(JsonNode told) {
    if (told.has("failure")) {
      return Outcome.failed(told.get("failure").asText());
    }
    return new Outcome(
        told.get("seconds").asDouble(), number(told, "first"), number(told, "cpu"), null);
  }

  private static @Nullable Double number(JsonNode told, String name) {
    JsonNode number = told.get(name);
    return number == null ? null : number.asDouble();
  }
}
