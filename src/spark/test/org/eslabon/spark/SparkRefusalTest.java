package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.RunLimits;
import org.junit.jupiter.api.Test;

/**
 * Rules that need one machine are named before any job starts: no Spark runs in these tests. All
 * pass the check that every rule passes first, which refuses more (GRAPH, GROUP_CONCAT, RAND …).
 */
class SparkRefusalTest {

  private static List<Problem> refusals(RuleSet rules) {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> SparkInference.plan(Stratification.of(rules), RunLimits.generous()));
    return refused.problems();
  }

  @Test
  void everyRuleThatCannotRunIsNamedWithItsReason() {
    List<Problem> problems =
        refusals(
            RuleTexts.set(
                "fine", "CONSTRUCT { ?x :r ?y } WHERE { ?x :p ?y FILTER(?y > 1) }",
                "first",
                    "CONSTRUCT { ?x :s ?y } WHERE { { SELECT ?x ?y WHERE { ?x :p ?y } ORDER BY ?x ?y LIMIT 2 } }",
                "blank", "CONSTRUCT { ?x :t [] } WHERE { ?x :p ?y }",
                "pairs",
                    "CONSTRUCT { ?x :u ?all } WHERE { { SELECT ?x (COUNT(DISTINCT *) AS ?all)"
                        + " WHERE { ?x :p ?y } GROUP BY ?x } }",
                "sum",
                    "CONSTRUCT { ?x :v ?all } WHERE { { SELECT ?x (SUM(DISTINCT ?y) AS ?all)"
                        + " WHERE { ?x :p ?y } GROUP BY ?x } }"));

    assertEquals(
        List.of("blank", "first", "pairs", "sum"),
        problems.stream().map(problem -> problem.message().split("`", -1)[1]).toList());
    assertTrue(problems.stream().allMatch(problem -> problem.code() == ProblemCode.R306));
    assertEquals(
        List.of(
            "a blank node in the head; give new nodes an IRI",
            "LIMIT or OFFSET",
            "COUNT(DISTINCT *)",
            "the aggregate SUM"),
        problems.stream()
            .map(problem -> problem.message().split("cannot run on Spark: ", -1)[1])
            .toList());
  }
}
