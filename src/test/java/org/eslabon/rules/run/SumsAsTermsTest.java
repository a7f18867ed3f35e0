package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sums of which a rule asks the term, and not only the value: the columnar engine against ARQ, on
 * numbers that are often equal.
 */
class SumsAsTermsTest {

  static {
    JenaSystem.init();
  }

  private static final int GRAPHS = 8;

  private static final String TOTALS =
      "{ SELECT ?x (SUM(?v) AS ?t) WHERE { ?x :n ?v } GROUP BY ?x }";

  private static final String OTHER_TOTALS =
      "{ SELECT ?y (SUM(?w) AS ?t) WHERE { ?y :m ?w } GROUP BY ?y }";

  private static final String RENAMED =
      "{ SELECT ?r (SUM(?u) AS ?s) WHERE { ?r :n ?u } GROUP BY ?r }";

  /** A pattern, and what a rule concludes from it. */
  private record Case(String head, String body) {}

  private static final List<Case> CASES =
      List.of(
          new Case("?x :has ?t", TOTALS),
          new Case("?x :as ?y", TOTALS + " ?y :n ?t"),
          new Case("?x :as ?y", TOTALS + " " + OTHER_TOTALS),
          new Case(":all :has ?t", "{ SELECT DISTINCT ?t WHERE { " + TOTALS + " } }"),
          new Case(
              ":all :has ?z", "{ SELECT (COUNT(DISTINCT ?t) AS ?z) WHERE { " + TOTALS + " } }"),
          new Case(
              ":all :has ?z",
              "{ SELECT ?t (COUNT(?x) AS ?z) WHERE { " + TOTALS + " } GROUP BY ?t }"),
          new Case(":all :has ?z", "{ SELECT (MAX(?t) AS ?z) WHERE { " + TOTALS + " } }"),
          new Case("?x :is :least", "{ SELECT (MIN(?t) AS ?z) WHERE { " + TOTALS + " } } ?x :n ?z"),
          new Case(":all :has ?z", "{ SELECT (SUM(?t) AS ?z) WHERE { " + TOTALS + " } }"),
          new Case("?x :has ?z", TOTALS + " BIND(?t AS ?z)"),
          new Case("?x :as ?y", TOTALS + " BIND(?t AS ?z) ?y :n ?z"),
          new Case("?x :has ?z", TOTALS + " BIND(?t / 4 AS ?z)"),
          new Case("?x :is :there", TOTALS + " FILTER EXISTS { ?y :n ?t }"),
          new Case("?x :is :missing", TOTALS + " FILTER NOT EXISTS { ?y :m ?t }"),
          new Case("?x :as ?y", TOTALS + " OPTIONAL { ?y :m ?t }"),
          new Case("?x :is :missing", TOTALS + " MINUS { ?y :m ?t }"),
          new Case("?x :has ?t", "{ " + TOTALS + " } UNION { ?x :m ?t }"),
          new Case("?x :as ?y", TOTALS + " ?y :m ?w FILTER(?t = ?w)"),
          new Case("?x :as ?y", TOTALS + " ?y :m ?w FILTER(sameTerm(?t, ?w))"),
          new Case("?x :as ?y", TOTALS + " ?y :m ?w FILTER(?t IN (?w, 2.5))"),
          new Case("?x :has ?t", TOTALS + " VALUES ?t { 1.5 2.0 2 3.0 }"),
          new Case(
              "?x :is :most",
              TOTALS + " { SELECT (MAX(?s) AS ?z) WHERE { " + RENAMED + " } } FILTER(?t = ?z)"),
          new Case(
              "?x :of ?z",
              TOTALS
                  + " { SELECT ?s (COUNT(?r) AS ?z) WHERE { "
                  + RENAMED
                  + " } GROUP BY ?s } FILTER(?t = ?s)"));

  @TestFactory
  Stream<DynamicTest> bothEnginesConcludeTheSame() {
    return CASES.stream().map(one -> DynamicTest.dynamicTest(one.body, () -> check(one)));
  }

  private static void check(Case one) {
    RuleSet rules =
        RuleTexts.set(
            "first",
            "CONSTRUCT { " + one.head + " } WHERE { " + one.body + " }",
            "later",
            "CONSTRUCT { ?x :also ?y } WHERE { ?x :has ?t . ?y :n ?t }");
    Set<Quad> all = new HashSet<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      Set<Quad> given = graph(new Random(seed));
      Set<Quad> expected = EngineDifferenceTest.infer(rules, given, Engine.ARQ);
      assertEquals(expected, EngineDifferenceTest.infer(rules, given, Engine.COLUMNAR));
      all.addAll(expected);
    }
    assertFalse(all.isEmpty());
  }

  private static Set<Quad> graph(Random random) {
    Set<Quad> given = new HashSet<>();
    IntStream.range(0, 30)
        .forEach(
            i ->
                given.add(
                    Quad.create(
                        Quad.defaultGraphIRI,
                        iri("x" + random.nextInt(6)),
                        iri(random.nextBoolean() ? "n" : "m"),
                        number(random.nextInt(9)))));
    return given;
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("http://example/" + name);
  }

  private static Node number(int halves) {
    return halves % 4 == 0
        ? NodeFactory.createLiteralDT(String.valueOf(halves / 2), XSDDatatype.XSDinteger)
        : NodeFactory.createLiteralDT(
            halves / 2 + (halves % 2 == 0 ? ".0" : ".5"), XSDDatatype.XSDdecimal);
  }
}
