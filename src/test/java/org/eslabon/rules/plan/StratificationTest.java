package org.eslabon.rules.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratificationTest {

  /** The worked example of the SPARQL 1.2 RL draft, 2026-08-25. */
  private static final RuleSet DRAFT =
      RuleTexts.set(
          "R1",
          "CONSTRUCT { ?x :dependsOn ?y } WHERE { ?x :callsService ?y }",
          "R2",
          "CONSTRUCT { ?x :dependsOn ?z } WHERE { ?x :dependsOn ?y . ?y :dependsOn ?z }",
          "R3",
          "CONSTRUCT { ?x :exposedTo ?v } WHERE { ?x :dependsOn ?y . ?y :hasVulnerability ?v }",
          "R4",
          "CONSTRUCT { ?x :status :safe } WHERE { ?x a :Component "
              + "FILTER NOT EXISTS { ?x :exposedTo ?v } }",
          "R5",
          "CONSTRUCT { ?r a :Finding ; :about ?x } WHERE { ?x :exposedTo ?v "
              + "BIND(IRI(CONCAT(STR(?x), \"/finding\")) AS ?r) }");

  @Test
  void draftExampleHasItsTwoStrata() {
    Stratification strata = Stratification.of(DRAFT);

    assertEquals(2, strata.strata().size());
    assertEquals(Set.of(), names(strata.strata().get(0).once()));
    assertEquals(Set.of("R1", "R2", "R3"), names(strata.strata().get(0).repeated()));
    assertEquals(Set.of("R5"), names(strata.strata().get(1).once()));
    assertEquals(Set.of("R4"), names(strata.strata().get(1).repeated()));
  }

  @Test
  void draftExampleHasItsEdges() {
    Set<String> edges = new TreeSet<>();
    for (Dependency edge : Stratification.of(DRAFT).dependencies()) {
      edges.add(
          edge.from().name() + "-" + edge.to().name() + (edge.isClosed() ? " closed" : " open"));
    }

    assertEquals(
        Set.of(
            "R2-R1 open", "R2-R2 open", "R3-R1 open", "R3-R2 open", "R4-R3 closed", "R5-R3 closed"),
        edges);
  }

  @Test
  void orderOfRulesDoesNotMatter() {
    Stratification expected = Stratification.of(DRAFT);
    Random random = new Random(20261121);
    for (int i = 0; i < 20; i++) {
      List<Rule> shuffled = new ArrayList<>(DRAFT.rules());
      Collections.shuffle(shuffled, random);
      assertEquals(expected, Stratification.of(new RuleSet(shuffled)), "seed 20261121, " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x a :C FILTER NOT EXISTS { ?y :p ?x }",
        "?x a :C MINUS { ?x :p ?y }",
        "?x a :C OPTIONAL { ?x :p ?y }",
        "?x a :C { SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x :p ?y } GROUP BY ?x }",
        "?x a :C { SELECT ?x WHERE { ?x :p ?y } ORDER BY ?y LIMIT 1 }",
        "?x a :C FILTER (EXISTS { ?x :p ?y } || 1 > 2)",
        "?x a :C BIND(EXISTS { ?x :p ?y } AS ?some)",
        "?x a :C FILTER NOT EXISTS { ?x :q/:p* ?y }",
        "?x a :C FILTER NOT EXISTS { ?x ?any ?y }",
        "?x a :C FILTER NOT EXISTS { ?x !(:q|:r) ?y }",
      })
  void dependingOnItselfClosedIsAnError(String where) {
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () ->
                Stratification.of(
                    RuleTexts.set("self", "CONSTRUCT { ?x :p true } WHERE { " + where + " }")));
    assertEquals(List.of(ProblemCode.R301), e.problems().stream().map(Problem::code).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?y :p ?x",
        "?y :p+ ?x",
        "?x a :C FILTER EXISTS { ?x :p ?y }",
        "?x a :C { SELECT DISTINCT ?x WHERE { ?x :p ?y } }",
        "{ ?x :p ?y } UNION { ?y :p ?x }",
        "?x :p ?y MINUS { ?x :q ?y }",
        "?x a :C FILTER NOT EXISTS { ?x :p false }",
        "?x a :C FILTER NOT EXISTS { ?x a :D }",
        "?x !(:q|:r) ?y",
        "?x :p ?y BIND(IF(?y = true, ?x, :c) AS ?z) FILTER(?z != :c)",
      })
  void dependingOnItselfOpenIsFine(String where) {
    Stratification strata =
        Stratification.of(
            RuleTexts.set("self", "CONSTRUCT { ?x :p true } WHERE { " + where + " }"));
    assertEquals(1, strata.strata().size());
  }

  @Test
  void cycleIsNamedWithThePatternThatClosesIt() {
    RuleSet rules =
        RuleTexts.set(
            "a-wins",
            "CONSTRUCT { ?x :wins ?y } WHERE { ?x :moves ?y FILTER NOT EXISTS { ?y :has ?z } }",
            "b-has",
            "CONSTRUCT { ?x :has ?y } WHERE { ?x :likes ?y }",
            "c-likes",
            "CONSTRUCT { ?x :likes ?y } WHERE { ?x :wins ?y }");

    ProblemException e = assertThrows(ProblemException.class, () -> Stratification.of(rules));

    Problem problem = e.problems().get(0);
    assertEquals(1, e.problems().size());
    assertTrue(
        problem.message().contains("`a-wins` -> `b-has` -> `c-likes` -> `a-wins`"), e::toString);
    assertTrue(String.valueOf(problem.hint()).contains("`?y :has ?z`"), e::toString);
    assertTrue(String.valueOf(problem.hint()).contains("NOT EXISTS"), e::toString);
  }

  @Test
  void countingUpIsAnErrorBeforeItRuns() {
    RuleSet rules =
        RuleTexts.set("count", "CONSTRUCT { ?x :n ?m } WHERE { ?x :n ?n BIND(?n + 1 AS ?m) }");
    assertThrows(ProblemException.class, () -> Stratification.of(rules));
  }

  @Test
  void choosingAmongTermsMakesNoNewOnes() {
    RuleSet rules =
        RuleTexts.set(
            "choose", "CONSTRUCT { ?x :n ?m } WHERE { ?x :n ?n BIND(IF(?n > 3, :big, ?n) AS ?m) }");
    assertEquals(0, Stratification.of(rules).strata().get(0).once().size());
  }

  @Test
  void newNodeOfAnotherClassIsKeptApart() {
    RuleSet rules =
        RuleTexts.set(
            "outlook",
            "CONSTRUCT { ?o a :Outlook ; :inChain ?c } WHERE { ?l a :Link ; :inChain ?c "
                + "FILTER NOT EXISTS { ?l2 a :Link ; :inChain ?c . ?l2 :open true } "
                + "BIND(IRI(CONCAT(STR(?l), \"/outlook\")) AS ?o) }");

    Stratification strata = Stratification.of(rules);

    assertEquals(List.of(), strata.dependencies());
    assertEquals(1, strata.assumed().size());
  }

  @Test
  void ruleThatClassifiesOldNodesBringsThemTogether() {
    RuleSet rules =
        RuleTexts.set(
            "outlook",
            "CONSTRUCT { ?o a :Outlook ; :inChain ?c } WHERE { ?l a :Link ; :inChain ?c "
                + "BIND(IRI(CONCAT(STR(?l), \"/outlook\")) AS ?o) }",
            "all-links",
            "CONSTRUCT { ?x a :Link } WHERE { ?x :inChain ?c }");
    assertThrows(ProblemException.class, () -> Stratification.of(rules));
  }

  @Test
  void emptyPathBetweenFreeVariablesReadsEverything() {
    RuleSet rules =
        RuleTexts.set(
            "path", "CONSTRUCT { ?x :same ?y } WHERE { ?x :never* ?y }",
            "other", "CONSTRUCT { ?x :q :new } WHERE { ?x :r ?y }");
    Stratification strata = Stratification.of(rules);
    assertEquals(2, strata.dependenciesOf(rules.rule("path").orElseThrow()).size());
  }

  private static Set<String> names(List<Rule> rules) {
    Set<String> names = new TreeSet<>();
    rules.forEach(rule -> names.add(rule.name()));
    return names;
  }
}
