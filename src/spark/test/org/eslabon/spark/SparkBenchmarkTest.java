package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.LineFile;
import org.eslabon.column.LineLoader;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's rules on a network of {@code -Deslabon.links=N}, 100 thousand by default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkBenchmarkTest {

  private static final int LINKS = Integer.getInteger("eslabon.links", 100_000);
  private static final RuleSet RULES =
      RuleSetReader.read(Path.of(System.getProperty("eslabon.home", "."), "src/bench/rules"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  private static Path network() {
    return folder.resolve("network.nt");
  }

  @BeforeAll
  static void makeTheNetwork() throws IOException {
    NetworkTriples.write(new SyntheticNetwork(LINKS / 10, LINKS, 42), network());
  }

  @Test
  void sparkConcludesWhatColumnsConclude() {
    ColumnGraph data = LineLoader.load(List.of(LineFile.of(network())));
    Map<String, NavigableSet<String>> columnar = SparkRuns.byColumns(RULES, data);
    Map<String, NavigableSet<String>> spark =
        SparkRuns.bySpark(
            LocalSpark.session(), RULES, List.of(network().toString()), folder.resolve("run"));

    for (String rule : columnar.keySet()) {
      NavigableSet<String> ours = columnar.getOrDefault(rule, new TreeSet<>());
      NavigableSet<String> theirs = spark.getOrDefault(rule, new TreeSet<>());
      assertTrue(ours.size() > LINKS / 1000, rule + " concluded " + ours.size());
      assertEquals(ours.size(), theirs.size(), rule);
      assertTrue(ours.equals(theirs), () -> rule + " differs in " + firstDifference(ours, theirs));
    }
  }

  private static String firstDifference(NavigableSet<String> ours, NavigableSet<String> theirs) {
    NavigableSet<String> rest = new TreeSet<>(ours);
    rest.removeAll(theirs);
    return rest.first();
  }

  @Test
  void twoRunsLeaveTheSameFiles() throws IOException {
    NetworkTriples.write(new SyntheticNetwork(100, 1_000, 7), folder.resolve("small.nt"));
    String once = run("once");
    String again = run("again");

    assertTrue(once.lines().count() > 1_000, "only " + once.lines().count() + " conclusions");
    assertEquals(once, again);
    assertEquals(parquet("once"), parquet("again"));
    assertEquals(
        once.lines().filter(line -> line.endsWith(" .")).sorted().toList(), parquet("once"));
  }

  /** What a run left as Parquet, as lines of N-Quads, in their order. */
  private static List<String> parquet(String name) {
    return LocalSpark.session()
        .read()
        .parquet(folder.resolve(name).resolve("parquet").toString())
        .select("subject", "predicate", "object", "rule")
        .collectAsList()
        .stream()
        .map(
            row ->
                String.join(" ", row.getString(0), row.getString(1), row.getString(2))
                    + " "
                    + TermText.of(GraphNames.inferred(row.getString(3)))
                    + " .")
        .sorted()
        .toList();
  }

  private static String run(String name) throws IOException {
    LocalSpark.session();
    Path out = folder.resolve(name);
    SparkMain.main(
        new String[] {
          "--rules",
          "src/bench/rules",
          "--out",
          out.toString(),
          folder.resolve("small.nt").toString()
        });
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".nq")).sorted().toList()) {
        text.append(out.relativize(file)).append('\n').append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
