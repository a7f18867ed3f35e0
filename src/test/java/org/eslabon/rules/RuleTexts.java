package org.eslabon.rules;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;

/** Rules for tests, written as CONSTRUCT alone; the header is added. */
public final class RuleTexts {

  private static final String HEADER =
      """
      # # %s
      #
      # **Derives** what the test wants
      # **Because** the test says so
      # **Source** ours
      # **Needs** nothing
      # **Says** %s
      # **Dice** %s
      PREFIX : <http://example/>
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      """;

  /** Lines before the CONSTRUCT in the text of a rule made here. */
  public static final int HEADER_LINES = 11;

  private RuleTexts() {}

  public static String file(String name, String construct) {
    return HEADER.formatted(name, "it holds by " + name, "vale por " + name) + construct;
  }

  public static Rule rule(String name, String construct) {
    return rule(name, construct, "it holds by " + name);
  }

  public static Rule rule(String name, String construct, String says) {
    List<Problem> problems = new ArrayList<>();
    RuleText text = RuleText.of(name + "/rule.rq", HEADER.formatted(name, says, says) + construct);
    return RuleParser.parseFile(name, text, problems)
        .orElseThrow(() -> new ProblemException(problems));
  }

  /** Alternating names and CONSTRUCT queries. */
  public static RuleSet set(String... namesAndConstructs) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < namesAndConstructs.length; i += 2) {
      rules.add(rule(namesAndConstructs[i], namesAndConstructs[i + 1]));
    }
    return new RuleSet(rules);
  }
}
