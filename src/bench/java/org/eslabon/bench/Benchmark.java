package org.eslabon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eslabon.bench.engine.NetworkFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Measures engines side by side on one workload. */
@Command(
    name = "src/bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the rules R0 to R6 and the queries Q1 to Q5 over a synthetic network on every engine,"
            + " each in a JVM of its own, compares what they counted, and prints times, memory and"
            + " ratios as Markdown. `src/bench/run jmh` runs the microbenchmarks instead.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all counts are equal", "1:engines counted differently", "2:wrong usage"})
public final class Benchmark implements Callable<Integer> {

  /** In which the operating system clears up after the engine before. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int DIFFERENCE = 1;

  /** Sizes that have a name. */
  enum Size {
    S(100_000),
    M(Promise.SIZE_M),
    X(Promise.SIZE_X);

    private final int links;

    Size(int links) {
      this.links = links;
    }
  }

  /** Engines by their names in options. */
  static final class EntrantName implements ITypeConverter<Entrant> {
    @Override
    public Entrant convert(String name) {
      return Entrant.named(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "no engine `" + name + "`: " + List.of(Entrant.values())));
    }
  }

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "S|M|X",
      description = "100 thousand, a million or 5 million links; several run one after the other.")
  List<Size> sizes = List.of();

  @Option(
      names = "--links",
      split = ",",
      paramLabel = "NUMBER",
      description = "Networks of other sizes.")
  List<Integer> links = List.of();

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      converter = EntrantName.class,
      description =
          "Only these. Default: arrays,columnar,columnar-csv,arq,jena-memory,jena-tdb2,"
              + "rdf4j-memory,rdf4j-lmdb,duckdb,duckdb-csv. There is also jena-roaring.")
  List<Entrant> entrants = Entrant.USUAL;

  @Option(names = "--runs", defaultValue = "3", description = "Of each engine. Default: 3.")
  int runs = 3;

  @Option(
      names = "--once-above",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "An engine that takes longer than this runs only once. Default: 600.")
  int onceAbove = 600;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "6g",
      description = "Of each JVM, and the memory limit of DuckDB. Default: 6g.")
  String heap = "6g";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Of a rule or query; loading may take four times as long. Default: 300.")
  int timeout = 300;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "100",
      description =
          "After which a rule that has a second spelling is tried in that one. Default: 100.")
  int patience = 100;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all that was measured.")
  @Nullable Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write what is printed.")
  @Nullable Path markdown;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Measure nothing: print what the JSON of another run says.")
  @Nullable Path report;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "target/bench",
      description = "For networks, stores and logs. Default: target/bench.")
  Path work = Path.of("target", "bench");

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Benchmark());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Report measured = report == null ? measure() : Report.read(report);
    String text = MarkdownReport.of(measured);
    System.out.print(text);
    if (markdown != null) {
      Files.writeString(markdown, text);
    }
    if (json != null) {
      measured.write(json);
    }
    List<String> differences = measured.differences();
    differences.forEach(difference -> System.err.println("counts differ: " + difference));
    return differences.isEmpty() ? 0 : DIFFERENCE;
  }

  private Report measure() throws IOException, InterruptedException {
    Machine machine = Machine.here();
    List<Integer> wanted = new ArrayList<>(links);
    sizes.forEach(size -> wanted.add(size.links));
    if (wanted.isEmpty()) {
      wanted.add(Size.S.links);
    }
    wanted.sort(null);
    List<Results> results = new ArrayList<>();
    for (int size : wanted) {
      results.add(measure(size));
    }
    return Report.of(machine, heap, results);
  }

  /** Runs all engines once, then all again, so that a bad minute does not hit only one. */
  private Results measure(int size) throws IOException, InterruptedException {
    NetworkFiles network = NetworkFiles.of(size, work.resolve("data"));
    RunProcess.Setting setting =
        new RunProcess.Setting(
            heap, Duration.ofSeconds(timeout), Duration.ofSeconds(patience), work);
    List<Run> done = new ArrayList<>();
    Set<Entrant> slow = new HashSet<>();
    for (int number = 1; number <= runs; number++) {
      for (Entrant entrant : entrants) {
        if (!slow.contains(entrant)) {
          System.err.printf("%,d links, run %d of %d: %s ...%n", size, number, runs, entrant);
          Folders.touch(network.folder());
          Thread.sleep(PAUSE.toMillis());
          long start = System.nanoTime();
          done.add(RunProcess.run(entrant, number, network, setting));
          if (System.nanoTime() - start > Duration.ofSeconds(onceAbove).toNanos()) {
            slow.add(entrant);
          }
        }
      }
    }
    return new Results(size, done);
  }
}
