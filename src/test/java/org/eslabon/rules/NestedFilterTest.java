package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Filters inside an EXISTS see the variables of its pattern and those outside it. */
final class NestedFilterTest {

  @Test
  void aFilterInsideExistsSeesThePatternBesideIt() {
    Rule rule =
        RuleTexts.rule(
            "dated",
            """
            CONSTRUCT { ?x a :Old } WHERE {
              ?x :made ?made
              FILTER NOT EXISTS { ?x :mended ?mended FILTER(?mended > ?made) }
            }
            """);
    assertEquals("dated", rule.name());
  }

  @Test
  void aFilterOutsideExistsDoesNotSeeInside() {
    ProblemException bad =
        assertThrows(
            ProblemException.class,
            () ->
                RuleTexts.rule(
                    "dated",
                    """
                    CONSTRUCT { ?x a :Old } WHERE {
                      ?x :made ?made
                      FILTER NOT EXISTS { ?x :mended ?mended }
                      FILTER(?mended > ?made)
                    }
                    """));
    assertEquals(ProblemCode.R203, bad.problems().get(0).code());
  }
}
