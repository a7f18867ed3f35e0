package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.SeededTests;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rules that are evaluated at the same time conclude what they conclude in turn. */
class SideBySideTest {

  static {
    JenaSystem.init();
  }

  /** So many that loops over them are shared among threads too. */
  private static final int LINKS = 34_000;

  /** Some make numbers while others compare numbers, of the data and of the stratum before. */
  private static final RuleSet RULES =
      RuleTexts.set(
          "share",
          """
          CONSTRUCT { ?l :share ?d } WHERE {
            { SELECT ?s (SUM(?w) AS ?t) WHERE { ?k :from ?s ; :worth ?w } GROUP BY ?s }
            ?l :from ?s ; :worth ?v BIND(?v / ?t AS ?d) }""",
          "half",
          "CONSTRUCT { ?l :is :cheap } WHERE { ?l :worth ?v FILTER(?v < 20.25) }",
          "round",
          "CONSTRUCT { ?l :is :round } WHERE { ?l :worth ?v FILTER(?v IN (10.0, 10, 20.5)) }",
          "much",
          "CONSTRUCT { ?l :weighs :much } WHERE { ?l :share ?d FILTER(?d >= 0.5) }",
          "little",
          "CONSTRUCT { ?l :weighs :little } WHERE { ?l :share ?d FILTER(?d < 0.125) }",
          "double",
          "CONSTRUCT { ?l :double ?z } WHERE { ?l :share ?d BIND(?d * 2 AS ?z) }",
          "lone",
          "CONSTRUCT { ?l :weighs :all } WHERE { ?l :share 1.0 FILTER NOT EXISTS { ?l :is ?x } }",
          "most",
          "CONSTRUCT { ?s :most ?m } WHERE { SELECT ?s (MAX(?d) AS ?m)"
              + " WHERE { ?l :from ?s ; :share ?d } GROUP BY ?s }");

  @TestFactory
  Stream<DynamicTest> concludeWhatArqConcludes() {
    return SeededTests.from(0, 1, seed -> check(links(new Random(seed))));
  }

  private static void check(Graph given) {
    Stratification strata = Stratification.of(RULES);
    ColumnGraph columns = ColumnGraph.of(DatasetGraphFactory.wrap(given));
    Map<String, Set<Triple>> expected =
        new Fixpoint(
                strata,
                new GraphFacts(strata, new ArqEvaluator(), given, StopSignal.manual()),
                RunLimits.generous())
            .run();
    for (int round = 0; round < 3; round++) {
      ColumnInference run = ColumnInference.run(strata, columns, RunLimits.generous());
      for (Rule rule : RULES.rules()) {
        Set<Triple> concluded = expected.getOrDefault(rule.name(), Set.of());
        assertFalse(concluded.isEmpty(), rule.name());
        assertEquals(concluded, run.triples(rule).collect(Collectors.toSet()), rule.name());
      }
    }
  }

  private static Graph links(Random random) {
    Graph given = GraphFactory.createDefaultGraph();
    for (int i = 0; i < LINKS; i++) {
      Node link = iri("l" + i);
      given.add(link, iri("from"), iri("s" + random.nextInt(LINKS / 5)));
      String worth = BigDecimal.valueOf(random.nextInt(400), random.nextInt(3)).toPlainString();
      given.add(link, iri("worth"), NodeFactory.createLiteralDT(worth, XSDDatatype.XSDdecimal));
    }
    return given;
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("http://example/" + name);
  }

  static boolean hasSeveralProcessors() {
    return Runtime.getRuntime().availableProcessors() > 1;
  }

  @Test
  @EnabledIf(value = "hasSeveralProcessors", disabledReason = "one processor does one thing")
  void twoThingsAreUnderWayAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Function<Integer, Boolean> meet =
        thing -> {
          both.countDown();
          try {
            return both.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    assertEquals(List.of(true, true), SideBySide.map(List.of(1, 2), meet));
  }

  @Test
  void resultsComeInTheOrderOfTheThings() {
    List<Integer> things = IntStream.range(0, 50).boxed().toList();
    assertEquals(things, SideBySide.map(things, thing -> thing));
    assertEquals(List.of(), SideBySide.map(List.of(), thing -> thing));
  }

  @Test
  void theFirstFailureIsThrownWhenAllAreDone() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                SideBySide.map(
                    List.of(1, 2, 3, 4),
                    thing -> {
                      done.add(thing);
                      if (thing % 2 == 0) {
                        throw new IllegalStateException("at " + thing);
                      }
                      return thing;
                    }));
    assertEquals("at 2", failure.getMessage());
    assertTrue(done.containsAll(List.of(1, 2, 3, 4)));
    assertThrows(
        OutOfMemoryError.class,
        () ->
            SideBySide.map(
                List.of(1, 2),
                thing -> {
                  throw new OutOfMemoryError("for the test");
                }));
  }
}
