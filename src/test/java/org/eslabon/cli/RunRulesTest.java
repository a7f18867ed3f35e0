package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules run} as a user types it, over the worked example of the draft. */
final class RunRulesTest {

  private static final String EXAMPLE = "src/test/resources/srl/good/worked-example/";
  private static final String RULES = EXAMPLE + "rules.srl";
  private static final String DATA = EXAMPLE + "data.ttl";

  @Test
  void inferPrintsWhatFollows() {
    Run run = Run.of("rules", "run", RULES, DATA, "--format", "nt");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(13, run.out().lines().count());
    assertTrue(
        run.out()
            .contains("<http://example/logger> <http://example/status> <http://example/safe> ."));
    assertTrue(run.err().contains("5 of 5 rules ran, 13 triples inferred"), run.err());
  }

  @Test
  void everyEngineInfersTheSame() {
    Run arq = Run.of("rules", "run", RULES, DATA, "--format", "nt", "--engine", "arq");
    Run columnar = Run.of("rules", "run", RULES, DATA, "--format", "nt", "--engine", "columnar");

    assertEquals(ExitCode.DONE, columnar.code(), columnar.err());
    assertEquals(arq.out().lines().sorted().toList(), columnar.out().lines().sorted().toList());
    assertEquals(ExitCode.USAGE, Run.of("rules", "run", RULES, DATA, "--engine", "spark").code());
  }

  @Test
  void planSaysWhatRunsAndHowManyRowsToExpect() {
    Run run = Run.of("rules", "check", "src/bench/rules/r3-quasi-hierarchy.rq", "--plan");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().startsWith("r3-quasi-hierarchy: columnar"), run.out());
    assertTrue(run.out().contains("scan ?l ex:productDefinedBy ex:BuyerDefined"), run.out());
    assertTrue(run.out().contains("anti-join"), run.out());
    assertTrue(run.out().contains("1 of 1 rules have a plan"), run.out());

    Run counted = Run.of("rules", "check", "--plan", "--data", "datasets");
    assertTrue(counted.out().contains("scan ?cluster a esl:Cluster  (about "), counted.out());
  }

  @Test
  void goalPrintsSolutionsAndRunsWhatItNeeds() {
    Run run = Run.of("rules", "run", RULES, DATA, "--goal", "?x :exposedTo ?v", "-f", "csv");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(4, run.out().lines().count(), run.out());
    assertTrue(run.err().contains("2 of 5 rules ran, 3 triples inferred"), run.err());
  }

  @Test
  void goalPrintsTriplesOfDataAndRules() {
    Run run = Run.of("rules", "run", RULES, DATA, "--goal", ":app ?p ?o", "--format", "nt");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(5, run.out().lines().count(), run.out());
  }

  @Test
  void goalInATableIsForPeople() {
    Run run = Run.of("rules", "run", RULES, DATA, "--goal", "?x :status :safe");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("logger"), run.out());
  }

  @Test
  void goalThatIsNoPatternIsExplained() {
    Run run = Run.of("rules", "run", RULES, DATA, "--goal", "?x foo:bar ?v");

    assertEquals(ExitCode.INVALID_INPUT, run.code());
    assertTrue(run.err().contains("error[R115]: prefix `foo:` is not declared"), run.err());
    assertTrue(run.err().contains("--> --goal:1:4"), run.err());
  }

  @Test
  void formatOfRowsIsRefusedForTriples() {
    Run run = Run.of("rules", "run", RULES, DATA, "--format", "csv");

    assertEquals(ExitCode.USAGE, run.code());
  }

  @Test
  void termThatTheOntologyLacksIsNamed(@TempDir Path folder) throws Exception {
    Path rules = folder.resolve("rules.srl");
    Files.writeString(
        rules,
        """
        PREFIX esl: <https://w3id.org/eslabon/ontology#>
        RULE { ?l esl:governance esl:Market }
        WHERE { ?l esl:suplier ?s }
        """);

    Run run = Run.of("rules", "run", rules.toString(), DATA);

    assertEquals(ExitCode.INVALID_INPUT, run.code());
    assertTrue(run.err().contains("error[R201]: the ontology has no term `esl:suplier`"));
    assertTrue(run.err().contains("rules.srl:3:12"), run.err());
    assertTrue(run.err().contains("did you mean `esl:supplier`?"), run.err());
  }

  @Test
  void listShowsRuleSetsOfTheDraft() {
    Run run = Run.of("rules", "list", RULES);

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("rules-5"), run.out());
  }
}
