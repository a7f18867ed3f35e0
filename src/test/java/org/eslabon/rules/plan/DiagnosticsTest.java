package org.eslabon.rules.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.RuleTexts;
import org.eslabon.store.Bundled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private static final String THEORY =
      """
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix : <http://example/> .
      :Cat rdfs:subClassOf :Animal . :Animal owl:disjointWith :Stone .
      [] a owl:AllDisjointClasses ; owl:members ( :Red :Green ) .
      :power rdfs:range :Power . :Strong a :Power . :Blue a :Colour . :Mighty a :Great .
      :Great rdfs:subClassOf :Power .
      """;

  private static Diagnostics diagnostics(RuleSet rules, String... asked) {
    Graph theory = GraphFactory.createDefaultGraph();
    RDFParser.fromString(THEORY, Lang.TURTLE).parse(theory);
    Set<String> wanted = Set.of(asked);
    return new Diagnostics(
        Stratification.of(rules), theory, term -> wanted.contains(term.getLocalName()));
  }

  private static List<String> found(RuleFinding.Kind kind, String... namesAndConstructs) {
    return diagnostics(RuleTexts.set(namesAndConstructs), "q").findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(finding -> finding.rule().name() + ": " + finding.message())
        .toList();
  }

  @Test
  void conclusionsThatNobodyReadsAreUnused() {
    assertEquals(
        List.of("idle: no rule reads what it concludes, no query asks for it"),
        found(
            RuleFinding.Kind.UNUSED,
            "idle",
            "CONSTRUCT { ?x :idle ?y } WHERE { ?x :p ?y }",
            "read",
            "CONSTRUCT { ?x :middle ?y } WHERE { ?x :p ?y }",
            "asked",
            "CONSTRUCT { ?x :q ?y } WHERE { ?x :middle ?y }"));
  }

  @Test
  void ruleWithMoreConditionsIsSuperfluous() {
    assertEquals(
        List.of("special: `general` concludes the same under the same conditions or fewer"),
        found(
            RuleFinding.Kind.SHADOWED,
            "general",
            "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y FILTER (?y > 3) }",
            "special",
            "CONSTRUCT { ?a :q ?b } WHERE { ?a :p ?b ; a :C FILTER (?b > 3) }",
            "other",
            "CONSTRUCT { ?a :q ?b } WHERE { ?a :p ?b ; a :C FILTER (?b > 4) }",
            "wider",
            "CONSTRUCT { ?a :q ?b ; :r ?b } WHERE { ?a :p ?b FILTER (?b > 3) }"));
  }

  @Test
  void ofTwoRulesThatSayTheSameTheLaterIsSuperfluous() {
    assertEquals(
        List.of("b: `a` concludes the same under the same conditions or fewer"),
        found(
            RuleFinding.Kind.SHADOWED,
            "a",
            "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y FILTER NOT EXISTS { ?x :r ?y } }",
            "b",
            "CONSTRUCT { ?y :q ?x } WHERE { ?y :p ?x FILTER NOT EXISTS { ?y :r ?x } }"));
  }

  @Test
  void ontologyKeepsRulesFromFiring() {
    assertEquals(
        List.of(
            "blue: `:Blue` is no value of `:power`, which takes `:Power`",
            "colours: nothing is both `:Green` and `:Red`",
            "stone-cat: nothing is both `:Cat` and `:Stone`"),
        found(
            RuleFinding.Kind.NEVER,
            "blue",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x :power :Blue }",
            "colours",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x a :Red , :Green }",
            "stone-cat",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x a :Cat , :Stone }",
            "strong",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x :power :Strong ; a :Cat , :Animal }",
            "mighty",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x :power :Mighty }",
            "absent",
            "CONSTRUCT { ?x :q 1 } WHERE { ?x :p 1 FILTER NOT EXISTS { ?x :power :Blue } }"));
  }

  @Test
  void orderAgainstTheStrataIsNoted() {
    RuleSet rules =
        RuleTexts.set(
            "first", "CONSTRUCT { ?x :m ?y } WHERE { ?x :p ?y }",
            "second", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y FILTER NOT EXISTS { ?x :m ?y } }");
    Diagnostics diagnostics = diagnostics(rules);
    assertEquals(
        List.of("`sh:order 1` does not put it after `first`, which it waits for"),
        diagnostics.against(Map.of("first", BigDecimal.TEN, "second", BigDecimal.ONE)).stream()
            .map(RuleFinding::message)
            .toList());
    assertTrue(
        diagnostics.against(Map.of("first", BigDecimal.ONE, "second", BigDecimal.TEN)).isEmpty());
  }

  @Test
  void drawingsHaveEveryRuleAndEveryDependency() {
    Stratification strata =
        Stratification.of(
            RuleTexts.set(
                "first", "CONSTRUCT { ?x :m ?y } WHERE { ?x :p ?y }",
                "second",
                    "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y FILTER NOT EXISTS { ?x :m ?y } }"));
    String dot = DependencyDot.write(strata);
    assertTrue(dot.contains("\"second\" -> \"first\" [style=dashed"), dot);
    String svg = DependencyDrawing.svg(strata);
    assertTrue(svg.contains("second waits for first: NOT EXISTS"), svg);
    assertEquals(2, svg.split("<g>", -1).length - 1);
    assertTrue(svg.contains(">stratum 0<") && svg.contains(">stratum 1<"), svg);
  }

  /** Three times, as what once failed hung on identity hashes. */
  @RepeatedTest(3)
  void theBundledRulesAreDrawn() {
    Stratification strata = Stratification.of(RuleSetReader.read(Bundled.path("ontology/rules")));
    String svg = DependencyDrawing.svg(strata);
    assertEquals(strata.rules().rules().size(), svg.split("<g>", -1).length - 1);
  }
}
