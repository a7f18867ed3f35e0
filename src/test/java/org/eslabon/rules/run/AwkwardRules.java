package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;

/**
 * Random rules about values: comparisons, arithmetic, functions, unbound variables, groups, over
 * the predicates p, q, v and w; conclusions are r0 to r2.
 */
public final class AwkwardRules {

  private final Random random;

  public AwkwardRules(Random random) {
    this.random = random;
  }

  /** Another set. */
  public RuleSet next() {
    while (true) {
      List<Rule> rules = new ArrayList<>();
      int size = 1 + random.nextInt(4);
      try {
        for (int i = 0; i < size; i++) {
          rules.add(RuleTexts.rule("rule-" + i, construct()));
        }
        RuleSet set = new RuleSet(rules);
        Stratification.of(set);
        return set;
      } catch (ProblemException notARuleSet) {
        // a variable that nothing binds, or a cycle through a closed dependency: try others
      }
    }
  }

  private String construct() {
    return switch (random.nextInt(8)) {
      case 0 -> aggregate();
      case 1 ->
          rule(
              "?x :r0 ?z",
              "?x :v ?y OPTIONAL { ?x :w ?w " + filter() + " } BIND(" + value() + " AS ?z)");
      case 2 -> rule("?x :r1 ?y", "?x :v ?y " + some() + " FILTER(" + test(3) + ")");
      case 3 ->
          rule("?x :r0 ?y", "?x :p ?a " + some() + " ?x :v ?y MINUS { ?x :w ?w " + filter() + " }");
      case 4 ->
          rule(
              "?x :r2 ?y",
              "?x :v ?y OPTIONAL { ?x :w ?w } FILTER NOT EXISTS { ?o :v ?u "
                  + filter()
                  + " FILTER(?u "
                  + operator()
                  + " ?y) }");
      case 5 ->
          rule(
              "?x :r1 ?c",
              "{ ?x :v ?y } UNION { ?x :w ?w } UNION { ?x :q ?y . ?y :p* ?w } BIND("
                  + value()
                  + " AS ?c) "
                  + filter());
      case 6 ->
          rule(
              "?x :r2 ?w",
              // no UNDEF: ARQ moves a filter on a variable before the OPTIONAL that binds it
              "VALUES (?x ?w) { (:a 1.0) (:b \"a\"@en) (:a 1) (:c 0.5) } ?x :v ?y "
                  + "OPTIONAL { ?x :w ?w } "
                  + filter());
      default ->
          rule(
              "?x :r0 ?w",
              "?x :v ?y . ?x "
                  + List.of(":q", ":p+", "(:p|^:q)", ":p?/:w", "!(:v|:w)", ":r0")
                      .get(random.nextInt(6))
                  + " ?w "
                  + filter());
    };
  }

  private String aggregate() {
    String inner = "?x :v ?y OPTIONAL { ?x :w ?w }" + some();
    String of = List.of("?y", "?w", "?y * 2", "?y + ?w").get(random.nextInt(4));
    String aggregate =
        switch (random.nextInt(7)) {
          case 0 -> "COUNT(*)";
          case 1 -> "COUNT(" + of + ")";
          case 2 -> "COUNT(DISTINCT " + of + ")";
          case 3 -> "SUM(xsd:decimal(" + of + "))";
          case 4 -> "SUM(" + of + ")";
          case 5 -> "MAX(STR(" + of + "))";
          default -> "AVG(xsd:integer(" + of + "))";
        };
    String having =
        switch (random.nextInt(4)) {
          case 0 -> " HAVING(COUNT(?w) > 0)";
          case 1 -> " HAVING(COUNT(DISTINCT ?y) = COUNT(*))";
          default -> "";
        };
    return random.nextInt(6) == 0
        ? rule(":a :r1 ?n", "{ SELECT (" + aggregate + " AS ?n) WHERE { " + inner + " } }")
        : rule(
            "?x :r1 ?n",
            "{ SELECT ?x ("
                + aggregate
                + " AS ?n) WHERE { "
                + inner
                + " } GROUP BY ?x"
                + having
                + " }");
  }

  private String some() {
    return switch (random.nextInt(6)) {
      case 0 -> " OPTIONAL { ?x :w ?w }";
      case 1 -> " ?x :r0 ?w .";
      case 2 -> " FILTER EXISTS { ?x ?p ?w " + filter() + " }";
      case 3 -> " OPTIONAL { ?x :p ?o OPTIONAL { ?o :w ?w } }";
      default -> "";
    };
  }

  private String filter() {
    return random.nextBoolean() ? "" : "FILTER(" + test(2) + ")";
  }

  private String test(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> value() + " " + operator() + " " + value();
      case 1 -> "?y " + operator() + " ?w";
      case 2 -> "?y " + operator() + " " + constant();
      case 3 -> "BOUND(?w)";
      case 4 -> "?y IN (" + constant() + ", " + constant() + ", ?w)";
      case 5 -> "?w";
      case 6 -> "?y NOT IN (:a, " + constant() + ")";
      case 7 -> "STRLEN(STR(?y)) > 1";
      case 8 -> "!(" + test(depth - 1) + ")";
      case 9 -> "EXISTS { ?x :w ?y } || " + test(depth - 1);
      case 10 -> "(" + test(depth - 1) + " && " + test(depth - 1) + ")";
      default -> "(" + test(depth - 1) + " || " + test(depth - 1) + ")";
    };
  }

  private String operator() {
    return List.of("=", "!=", "<", "<=", ">", ">=").get(random.nextInt(6));
  }

  private String value() {
    return switch (random.nextInt(14)) {
      case 0 -> "?y";
      case 1 -> "?w";
      case 2 -> "?y + ?w";
      case 3 -> "?y - " + constant();
      case 4 -> "?y * ?w";
      case 5 -> "?y / ?w";
      case 6 -> "?y / 3";
      case 7 -> "COALESCE(?w, ?y, 0)";
      case 8 -> "IF(?y > 1, ?y, STR(?w))";
      case 9 -> "CONCAT(STR(?y), \"-\", LANG(?y))";
      case 10 -> "DATATYPE(?y)";
      case 11 -> "xsd:decimal(?y) / 7";
      case 12 -> "1 / ?y";
      default -> constant();
    };
  }

  private String constant() {
    return List.of(
            "1",
            "0",
            "0.5",
            "1.0",
            "1e0",
            "true",
            "\"a\"",
            "\"a\"@en",
            ":a",
            "\"\"",
            "-2",
            "2.50",
            "\"2020-01-01\"^^xsd:date")
        .get(random.nextInt(13));
  }

  private static String rule(String head, String body) {
    return "CONSTRUCT { " + head + " } WHERE { " + body + " }";
  }
}
