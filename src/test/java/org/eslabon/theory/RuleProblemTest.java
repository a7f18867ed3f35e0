package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.ArqEvaluator;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code rules/problems} is a rule set with what must be said of it, read with the
 * bundled ontology; with {@code given.ttl} the rules are run, three rounds at most, and the data
 * stay as they were. {@code -Dexpect.update=true} writes what is said.
 */
final class RuleProblemTest {

  private static final Path CASES = Path.of("src/test/resources/rules/problems");

  @TestFactory
  List<DynamicTest> aBadRuleSetIsExplained() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<DynamicTest> tests =
          folders
              .sorted()
              .map(
                  folder ->
                      DynamicTest.dynamicTest(folder.getFileName() + "", () -> explains(folder)))
              .toList();
      assertFalse(tests.isEmpty(), "no case in " + CASES);
      return tests;
    }
  }

  private static void explains(Path folder) throws IOException {
    ProblemException bad = assertThrows(ProblemException.class, () -> use(folder));
    String said =
        bad.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")) + "\n";
    String stable = said.replace(folder + "/", "");
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("expect.update")) {
      Files.writeString(expected, stable);
    }
    assertEquals(Files.readString(expected), stable);
  }

  private static void use(Path folder) {
    GraphSettings settings = GraphSettings.bundled().withRules(folder.resolve("rules"));
    try (ValueGraph graph = ValueGraph.inMemory(settings)) {
      Stratification strata = graph.strata();
      Path given = folder.resolve("given.ttl");
      if (Files.exists(given)) {
        run(strata, given);
      }
    }
  }

  private static void run(Stratification strata, Path given) {
    Graph facts = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(facts, given.toUri().toString());
    DatasetGraph data = ValueStore.inMemory();
    data.executeWrite(() -> data.addGraph(GraphNames.asserted("given"), facts));
    try {
      new RuleEngine(strata, new ArqEvaluator(), new RunLimits(3, Optional.empty())).infer(data);
    } finally {
      data.executeRead(() -> assertEquals(facts.size(), Iter.count(data.find())));
    }
  }
}
