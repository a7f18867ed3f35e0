package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.column.ColumnGraph;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.run.AwkwardRules;
import org.eslabon.rules.run.AwkwardTerms;
import org.eslabon.rules.run.RandomRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spark against the columnar engine: the same conclusions of each rule, on random rules and random
 * graphs. {@code -Deslabon.engines=N} tries more than the build does.
 */
class SparkDifferenceTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final int RULE_SETS = Integer.getInteger("eslabon.engines", 12);

  private final Random random = new Random(SEED);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void bothConcludeTheSameFromRandomRules() {
    RandomRules rules = new RandomRules(random);
    AwkwardTerms terms = new AwkwardTerms(random);
    long conclusions = 0;
    for (int i = 0; i < RULE_SETS; i++) {
      conclusions += compare(i, rules.next(), terms.plainGraph());
    }
    assertTrue(conclusions > RULE_SETS * 4L, "only " + conclusions + " conclusions");
  }

  @Test
  void bothConcludeTheSameFromAwkwardTerms() {
    AwkwardTerms terms = new AwkwardTerms(random);
    AwkwardRules rules = new AwkwardRules(random);
    long conclusions = 0;
    for (int i = 0; i < RULE_SETS; i++) {
      conclusions += compare(i, rules.next(), terms.graph());
    }
    assertTrue(conclusions > RULE_SETS * 4L, "only " + conclusions + " conclusions");
  }

  private long compare(int number, RuleSet rules, Set<Quad> given) {
    DatasetGraph data = DatasetGraphFactory.create();
    given.forEach(data::add);
    Path file = folder.resolve("given-" + number + ".nq");
    SparkRuns.write(data, file);
    Map<String, NavigableSet<String>> columnar;
    try {
      columnar = SparkRuns.byColumns(rules, ColumnGraph.of(data));
    } catch (ProblemException e) {
      return 0;
    }
    Map<String, NavigableSet<String>> spark;
    try {
      spark =
          SparkRuns.bySpark(
              LocalSpark.interpreting(),
              rules,
              List.of(file.toString()),
              folder.resolve("run-" + number));
    } catch (ProblemException e) {
      assertEquals(
          Set.of(ProblemCode.R306),
          e.problems().stream().map(problem -> problem.code()).collect(Collectors.toSet()));
      return 0;
    }
    assertEquals(show(columnar), show(spark), () -> message(number, rules, data));
    return columnar.values().stream().mapToInt(NavigableSet::size).sum();
  }

  private static String show(Map<String, NavigableSet<String>> conclusions) {
    return conclusions.entrySet().stream()
        .flatMap(rule -> rule.getValue().stream().map(text -> rule.getKey() + ": " + text))
        .collect(Collectors.joining("\n"));
  }

  private static String message(int round, RuleSet set, DatasetGraph given) {
    StringBuilder text = new StringBuilder("seed " + SEED + ", rule set " + round + "\n");
    set.rules()
        .forEach(rule -> text.append(rule.text().text().lines().skip(10).toList()).append('\n'));
    given.find().forEachRemaining(quad -> text.append(quad).append('\n'));
    return text.toString();
  }
}
