package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rule that would run for hours ends soon after its time is over, wherever it spends it, and
 * leaves nothing behind. The bound is generous: what counts is that it ends before it is finished.
 */
class RuleStopTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String CROSS = "{ ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h }";
  private static final String PATH = "{ ?a (:p|^:p)* ?b . ?b (:p|^:p)* ?c . ?c (:p|^:p)* ?d }";
  private static final String AGGREGATE =
      "{ SELECT ?a (COUNT(*) AS ?d) WHERE { ?a :p ?b . ?c :p ?e . ?f :p ?g } GROUP BY ?a }";
  private static final String REGEX =
      "{ ?a :p ?b . ?c :p ?d . ?e :p ?f FILTER REGEX(CONCAT(STR(?b), STR(?d), STR(?f)), \"(1|2|3)*9(4|5)*(6|7)*x\") }";

  private static RuleSet rules(String body) {
    return RuleTexts.set("endless", "CONSTRUCT { ?a :q ?d } WHERE { " + body + " }");
  }

  private static DatasetGraph chain() {
    StringBuilder turtle = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      turtle.append(":n" + i + " :p :n" + (i + 1) + " .\n");
    }
    return RuleEngineTest.data(turtle.toString());
  }

  private static void assertStopped(RuleEngine engine, DatasetGraph data, StopSignal stop) {
    Problem problem =
        assertTimeoutPreemptively(
                SOON, () -> assertThrows(ProblemException.class, () -> engine.infer(data, stop)))
            .problems()
            .get(0);
    assertEquals(ProblemCode.R303, problem.code());
    assertTrue(problem.message().endsWith("in rule `endless`"), problem.message());
    data.executeRead(
        () ->
            assertTrue(
                !data.contains(GraphNames.inferred("endless"), Node.ANY, Node.ANY, Node.ANY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {CROSS, PATH, AGGREGATE, REGEX})
  void timeLimitStopsARunningRule(String body) {
    RuleEngine engine =
        new RuleEngine(
            Stratification.of(rules(body)),
            new ArqEvaluator(),
            new RunLimits(10, Optional.empty()));
    assertStopped(engine, chain(), StopSignal.after(Duration.ofMillis(400)));
  }

  @ParameterizedTest
  @ValueSource(strings = {CROSS, PATH, AGGREGATE, REGEX})
  void anotherThreadStopsARunningRule(String body) {
    StopSignal stop = StopSignal.manual();
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            stop.stop();
          }
        },
        400);
    assertStopped(new RuleEngine(rules(body)), chain(), stop);
    timer.cancel();
  }
}
