package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;

/** Random rule sets that can be stratified, over the predicates p, q, n and r0 to r3. */
public final class RandomRules {

  private final Random random;

  /** Few kinds make rules feed each other, many keep them apart. */
  private int kinds = 4;

  private int rareness = 3;

  public RandomRules(Random random) {
    this.random = random;
  }

  /** Another set. */
  public RuleSet next() {
    while (true) {
      List<Rule> rules = new ArrayList<>();
      int size = 2 + random.nextInt(5);
      kinds = 1 + random.nextInt(4);
      rareness = 2 + random.nextInt(2);
      for (int i = 0; i < size; i++) {
        rules.add(RuleTexts.rule("rule-" + i, construct()));
      }
      RuleSet set = new RuleSet(rules);
      try {
        Stratification.of(set);
        return set;
      } catch (ProblemException notStratified) {
        // a cycle through a closed dependency: try others
      }
    }
  }

  private String construct() {
    String extra =
        switch (random.nextInt(26)) {
          case 0 -> "FILTER NOT EXISTS { ?x " + predicate() + " ?none }";
          case 1 ->
              "FILTER NOT EXISTS { ?none " + predicate() + " ?y . ?none :n ?m FILTER(?m > 2) }";
          case 2 -> "MINUS { ?x " + predicate() + " ?none }";
          case 3 -> "OPTIONAL { ?x " + predicate() + " ?maybe }";
          case 4 -> "?x " + predicate() + "/" + predicate() + " ?far";
          case 5 -> "?y " + predicate() + "* ?far";
          case 6 -> "FILTER(?x != ?y)";
          case 7 -> "{ ?x " + predicate() + " ?far } UNION { ?far " + predicate() + " ?y }";
          case 8 ->
              "{ SELECT ?x (COUNT(*) AS ?many) WHERE { ?x " + predicate() + " ?one } GROUP BY ?x }";
          case 9 -> "FILTER EXISTS { ?y " + predicate() + " ?some }";
          case 10 -> "?y " + predicate() + " ?far";
          case 22, 23 -> "?x a :" + List.of("C", "D", "New").get(random.nextInt(3));
          case 11 ->
              "FILTER NOT EXISTS { ?y "
                  + predicate()
                  + " ?z FILTER NOT EXISTS { ?z "
                  + predicate()
                  + " ?x } }";
          case 12 -> "OPTIONAL { ?y " + predicate() + " ?far } ?far " + predicate() + " ?x";
          case 13 ->
              "OPTIONAL { ?x "
                  + predicate()
                  + " ?far FILTER NOT EXISTS { ?far "
                  + predicate()
                  + " ?y } }";
          case 14 -> "MINUS { ?none " + predicate() + " ?y OPTIONAL { ?none :p ?x } }";
          case 15 -> "{ SELECT (MAX(?one) AS ?many) WHERE { ?any :n ?one } }";
          case 16 ->
              "{ SELECT ?x (SUM(?one) AS ?many) WHERE { ?x "
                  + predicate()
                  + "? ?z . ?z :n ?one } GROUP BY ?x HAVING (COUNT(?z) > 1) }";
          case 17 ->
              "{ SELECT ?top WHERE { ?top :n ?one } ORDER BY DESC(?one) STR(?top) LIMIT 2 } ?top "
                  + predicate()
                  + " ?y";
          case 18 ->
              "{ SELECT DISTINCT ?far WHERE { ?far "
                  + predicate()
                  + " ?hidden MINUS { ?hidden "
                  + predicate()
                  + " ?any } } }";
          case 19 -> "FILTER(EXISTS { ?y " + predicate() + " ?some } || ?x = :b)";
          case 20 -> "VALUES (?y ?far) { (:a UNDEF) (UNDEF :b) } ?far " + predicate() + " ?x";
          case 21 ->
              "{ ?x :n ?one OPTIONAL { ?x "
                  + predicate()
                  + " ?some } BIND(COALESCE(?some, :a) AS ?far) } UNION { ?far :p ?y }";
          default -> "";
        };
    String head =
        switch (random.nextInt(6)) {
          case 0 -> "?y " + derived() + " ?x";
          case 1 -> "?x " + derived() + " :a . ?x " + derived() + " ?y";
          case 2 -> "?x a :" + "CD".charAt(random.nextInt(2));
          default -> "?x " + derived() + " ?y";
        };
    if (extra.contains("?many")) {
      head = "?x " + derived() + " ?many";
    } else if (random.nextInt(8) == 0) {
      head = "?new a :New ; " + derived() + " ?y";
      extra += " BIND(IRI(CONCAT(STR(?x), \"/new\")) AS ?new)";
    }
    return "CONSTRUCT { " + head + " } WHERE { ?x " + predicate() + " ?y . " + extra + " }";
  }

  private String derived() {
    return ":r" + random.nextInt(kinds);
  }

  private String predicate() {
    return random.nextInt(rareness) == 0 ? derived() : random.nextBoolean() ? ":p" : ":q";
  }
}
