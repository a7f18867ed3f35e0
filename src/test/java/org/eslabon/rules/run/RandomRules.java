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
final class RandomRules {

  private final Random random;

  RandomRules(Random random) {
    this.random = random;
  }

  RuleSet next() {
    while (true) {
      List<Rule> rules = new ArrayList<>();
      int size = 2 + random.nextInt(5);
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
        switch (random.nextInt(12)) {
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
    return ":r" + random.nextInt(4);
  }

  private String predicate() {
    return random.nextInt(3) == 0 ? derived() : random.nextBoolean() ? ":p" : ":q";
  }
}
