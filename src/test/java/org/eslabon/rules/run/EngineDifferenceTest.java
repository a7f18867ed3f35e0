package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.system.Txn;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The columnar engine against ARQ: the same named graphs, on random rules and random graphs. {@code
 * -Deslabon.engines=N} tries more than the build does.
 */
class EngineDifferenceTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final int RULE_SETS = Integer.getInteger("eslabon.engines", 150);

  private final Random random = new Random(SEED);

  @BeforeAll
  static void beQuietAboutAwkwardTerms() {
    NodeValue.VerboseWarnings = false;
  }

  @AfterAll
  static void warnAgain() {
    NodeValue.VerboseWarnings = true;
  }

  @Test
  void bothConcludeTheSameFromRandomRules() {
    RandomRules rules = new RandomRules(random);
    AwkwardTerms terms = new AwkwardTerms(random);
    long conclusions = 0;
    for (int i = 0; i < RULE_SETS; i++) {
      conclusions += compare(i, rules.next(), terms.plainGraph());
    }
    assertTrue(conclusions > RULE_SETS * 5L, "only " + conclusions + " conclusions");
  }

  @Test
  void bothConcludeTheSameFromAwkwardTerms() {
    AwkwardTerms terms = new AwkwardTerms(random);
    AwkwardRules rules = new AwkwardRules(random);
    long conclusions = 0;
    for (int i = 0; i < RULE_SETS; i++) {
      conclusions += compare(i, rules.next(), terms.graph());
    }
    assertTrue(conclusions > RULE_SETS * 5L, "only " + conclusions + " conclusions");
  }

  private static long compare(int number, RuleSet rules, Set<Quad> given) {
    Set<Quad> arq;
    try {
      arq = infer(rules, given, Engine.ARQ);
    } catch (ArithmeticException divisionThatArqDoesNotFinish) {
      return 0;
    }
    Set<Quad> columnar = infer(rules, given, Engine.COLUMNAR);
    assertEquals(show(arq), show(columnar), () -> message(number, rules, given));
    return arq.size();
  }

  static Set<Quad> infer(RuleSet rules, Set<Quad> given, Engine engine) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(data, () -> given.forEach(data::add));
    try {
      new RuleEngine(Stratification.of(rules), RunLimits.generous(), engine).infer(data);
    } catch (ProblemException e) {
      return Set.of(Quad.create(Quad.defaultGraphIRI, Triple.ANY));
    }
    return Txn.calculateRead(
        data,
        () ->
            Iter.asStream(data.find())
                .filter(quad -> GraphNames.isInferred(quad.getGraph()))
                .collect(Collectors.toSet()));
  }

  private static String show(Set<Quad> quads) {
    return quads.stream()
        .map(quad -> quad.toString().replace("http://example/", ":"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String message(int round, RuleSet set, Set<Quad> given) {
    StringBuilder text = new StringBuilder("seed " + SEED + ", rule set " + round + "\n");
    set.rules()
        .forEach(
            rule ->
                text.append(rule.name())
                    .append(": ")
                    .append(rule.text().text().lines().skip(10).toList())
                    .append('\n'));
    return text.append("given:\n").append(show(given)).append('\n').toString();
  }
}
