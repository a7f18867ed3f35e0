package org.eslabon.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules and queries as files, in one language. Names of files begin with the step they belong
 * to, in lower case; a step may have several files. Immutable.
 *
 * @param rules by step, R0 to R6
 * @param rewritten the same, for rules that have a second spelling
 * @param queries by step, Q1 to Q5
 */
public record Workload(
    Map<String, List<String>> rules,
    Map<String, List<String>> rewritten,
    Map<String, String> queries) {

  public static final List<String> RULES = List.of("R0", "R1", "R2", "R3", "R4", "R5", "R6");
  public static final List<String> QUERIES = List.of("Q1", "Q2", "Q3", "Q4", "Q5");

  /** Steps beside single rules and queries. */
  public static final String LOAD_TRIPLES = "load N-Triples";

  public static final String LOAD_TABLES = "load CSV";
  public static final String READ_RULES = "read rules";
  public static final String ALL_RULES = "R0-R6";

  private static final Path SOURCES = Path.of("src/bench");

  /**
   * Triples that one rule concludes, and nobody else.
   *
   * @param object local name of the object; empty when any counts
   */
  public record Conclusion(String rule, String property, String object) {

    /** What its count is called. */
    public String name() {
      return rule + " " + (object.isEmpty() ? property : object);
    }

    /** A query whose only row is how many there are. */
    public String count() {
      return "PREFIX ex: <http://example.org/ns#> SELECT (COUNT(*) AS ?n) WHERE { ?s ex:"
          + property
          + (object.isEmpty() ? " ?o }" : " ex:" + object + " }");
    }
  }

  public static final List<Conclusion> CONCLUSIONS =
      List.of(
          new Conclusion("R0", "supplierDependence", ""),
          new Conclusion("R1", "governance", "Hierarchy"),
          new Conclusion("R2", "governance", "Network"),
          new Conclusion("R3", "governance", "QuasiHierarchy"),
          new Conclusion("R4", "governance", "Market"),
          new Conclusion("R5", "dominantGovernance", "Hierarchy"),
          new Conclusion("R5", "dominantGovernance", "Network"),
          new Conclusion("R5", "dominantGovernance", "QuasiHierarchy"),
          new Conclusion("R5", "dominantGovernance", "Market"),
          new Conclusion("R6", "upgradingLimit", "FunctionalBlocked"),
          new Conclusion("R6", "upgradingLimit", "FunctionalOpenViaOtherChain"));

  /** CONSTRUCT and SELECT. */
  public static Workload sparql() throws IOException {
    return new Workload(
        steps(ruleFolder()),
        steps(SOURCES.resolve("rewritten")),
        single(SOURCES.resolve("queries")));
  }

  /** What is asked of a relational database. */
  public static Workload sql() throws IOException {
    Path folder = SOURCES.resolve("sql");
    return new Workload(
        steps(folder.resolve("rules")), Map.of(), single(folder.resolve("queries")));
  }

  /** Where the rules are that {@link #sparql} reads. */
  public static Path ruleFolder() {
    return SOURCES.resolve("rules");
  }

  /** The query of a step. */
  String query(String step) {
    String query = queries.get(step);
    if (query == null) {
      throw new IllegalArgumentException("no query " + step);
    }
    return query;
  }

  private static Map<String, List<String>> steps(Path folder) throws IOException {
    Map<String, List<String>> steps = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      String step = String.valueOf(file.getFileName()).substring(0, 2).toUpperCase(Locale.ROOT);
      steps.computeIfAbsent(step, name -> new ArrayList<>()).add(Files.readString(file));
    }
    return steps;
  }

  private static Map<String, String> single(Path folder) throws IOException {
    Map<String, String> queries = new TreeMap<>();
    steps(folder).forEach((step, texts) -> queries.put(step, String.join("\n", texts)));
    return queries;
  }
}
