package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.plan.Goal;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.proof.Explainer;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.run.ArqEvaluator;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets of SPARQL-RL: what they mean, and what is said of those that are wrong. */
final class SrlRulesTest {

  private static final Path BAD = Path.of("src/test/resources/srl/bad");
  private static final Path GOOD = Path.of("src/test/resources/srl/good");
  private static final String EX = "http://example/";

  /** Each folder of {@code srl/bad} holds {@code rules.srl}, its data, and what must be said. */
  @TestFactory
  Stream<DynamicTest> badRuleSetsAreExplained() throws IOException {
    return cases(BAD)
        .map(
            dir ->
                DynamicTest.dynamicTest(
                    String.valueOf(dir.getFileName()),
                    () -> {
                      ProblemException failure =
                          assertThrows(
                              ProblemException.class,
                              () -> inferred(dir.resolve("rules.srl"), dir.resolve("data.ttl")));
                      String said =
                          failure.problems().stream()
                              .map(problem -> problem.toString().replace(dir + "/", "") + "\n")
                              .collect(Collectors.joining());
                      assertEquals(Files.readString(dir.resolve("expected.txt")), said);
                    }));
  }

  /** Each folder of {@code srl/good} holds {@code rules.srl}, its data, and what follows. */
  @TestFactory
  Stream<DynamicTest> ruleSetsInferWhatTheyMean() throws IOException {
    return cases(GOOD)
        .map(
            dir ->
                DynamicTest.dynamicTest(
                    String.valueOf(dir.getFileName()),
                    () -> {
                      Graph expected = RDFDataMgr.loadGraph(dir.resolve("inferred.ttl").toString());
                      Graph inferred = inferred(dir.resolve("rules.srl"), dir.resolve("data.ttl"));
                      assertTrue(
                          expected.isIsomorphicWith(inferred),
                          () -> "expected " + expected + "\n but inferred " + inferred);
                    }));
  }

  private static Stream<Path> cases(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      List<Path> cases = folders.sorted().toList();
      assertFalse(cases.isEmpty(), "no case found");
      return cases.stream();
    }
  }

  private static Graph inferred(Path rules, Path data) {
    RuleSet set = RuleSetReader.read(rules);
    DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
    if (Files.exists(data)) {
      dataset.addGraph(GraphNames.asserted("data"), RDFDataMgr.loadGraph(data.toString()));
    }
    RunLimits limits = new RunLimits(20, Optional.empty());
    new RuleEngine(Stratification.of(set), new ArqEvaluator(), limits).infer(dataset);
    return inferred(dataset);
  }

  private static Graph inferred(DatasetGraph dataset) {
    Graph inferred = GraphMemFactory.createDefaultGraph();
    dataset
        .find()
        .forEachRemaining(
            quad -> {
              if (GraphNames.isInferred(quad.getGraph())) {
                inferred.add(quad.asTriple());
              }
            });
    return inferred;
  }

  @Test
  void strataAreThoseOfTheWorkedExampleOfTheDraft() {
    Stratification strata =
        Stratification.of(RuleSetReader.read(GOOD.resolve("worked-example/rules.srl")));

    assertEquals(2, strata.strata().size());
    assertEquals(List.of(), strata.strata().get(0).once());
    assertEquals(
        List.of("rules-1", "rules-2", "rules-3"), names(strata.strata().get(0).repeated()));
    assertEquals(List.of("rules-5"), names(strata.strata().get(1).once()));
    assertEquals(List.of("rules-4"), names(strata.strata().get(1).repeated()));
    assertEquals(
        List.of(
            "rules-2 -> rules-1",
            "rules-2 -> rules-2",
            "rules-3 -> rules-1",
            "rules-3 -> rules-2",
            "rules-4 => rules-3",
            "rules-5 => rules-3"),
        strata.dependencies().stream()
            .map(d -> d.from().name() + (d.isOpen() ? " -> " : " => ") + d.to().name())
            .sorted()
            .toList());
  }

  private static List<String> names(List<Rule> rules) {
    return rules.stream().map(Rule::name).sorted().toList();
  }

  @Test
  void goalRunsOnlyTheRulesItNeeds() {
    RuleSet rules = RuleSetReader.read(GOOD.resolve("worked-example/rules.srl"));
    Goal goal = Goal.parse("?x :exposedTo ?v", rules.rules().get(0).prefixes());

    RuleSet needed = goal.neededOf(rules);

    DatasetGraph data = given(GOOD.resolve("worked-example/data.ttl"));
    InferenceReport report = new RuleEngine(needed).infer(data);
    assertEquals(
        List.of("rules-1", "rules-2"),
        report.rules().stream().map(InferenceReport.RuleRun::rule).sorted().toList());
    assertEquals(3, report.added());
  }

  @Test
  void goalThatOnlyTheDataAnswerRunsNoRule() {
    RuleSet rules = RuleSetReader.read(GOOD.resolve("worked-example/rules.srl"));

    Goal goal = Goal.parse("?x :dependsOn ?y", rules.rules().get(0).prefixes());

    assertEquals(List.of(), goal.neededOf(rules).rules());
  }

  private static DatasetGraph given(Path file) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    data.addGraph(GraphNames.asserted("data"), RDFDataMgr.loadGraph(file.toString()));
    return data;
  }

  @Test
  void updatesOfRulesThatReadTheBaseGraphEqualRunningAnew() {
    RuleSet rules = RuleSetReader.read(GOOD.resolve("not-data/rules.srl"));
    DatasetGraph data = given(GOOD.resolve("not-data/data.ttl"));
    RuleEngine engine = new RuleEngine(rules);
    engine.infer(data);
    Triple said =
        Triple.create(iri("B"), iri("km"), NodeFactory.createLiteralString("said by hand"));

    engine.update(
        data, new Change(Set.of(Quad.create(GraphNames.asserted("data"), said)), Set.of()));

    assertFalse(inferred(data).contains(iri("B"), iri("km"), Node.ANY));
  }

  @Test
  void everyInferredTripleHasAProof() {
    for (String name : List.of("worked-example", "not-data", "where-data", "triple-terms")) {
      RuleSet rules = RuleSetReader.read(GOOD.resolve(name + "/rules.srl"));
      DatasetGraph data = given(GOOD.resolve(name + "/data.ttl"));
      new RuleEngine(rules).infer(data);
      Explainer explainer = new Explainer(rules);
      inferred(data)
          .find()
          .forEachRemaining(
              triple -> {
                Proof proof = explainer.explain(triple, data);
                assertTrue(
                    proof.groundOf(triple) instanceof Ground.Derived,
                    () -> name + ": " + triple + " has " + proof);
              });
    }
  }

  /** Jena's isomorphism does not look into triple terms, so this is counted. */
  @Test
  void blankNodeInsideATripleTermIsFreshForEachSolution(@TempDir Path folder) throws IOException {
    Path rules = folder.resolve("rules.srl");
    Files.writeString(
        rules,
        """
        PREFIX : <http://example/>
        RULE { :x :says <<( _:inside :is :new )>> } WHERE { :x :p ?y }
        """);

    Graph inferred = inferred(rules, GOOD.resolve("fresh-blank-nodes/data.ttl"));

    assertEquals(2, inferred.size(), inferred.toString());
    assertEquals(1, Stratification.of(RuleSetReader.read(rules)).strata().get(0).once().size());
  }

  @Test
  void exportedRulesInferTheSame(@TempDir Path folder) throws IOException {
    RuleSet rules = RuleSetReader.read(GOOD.resolve("positions/rules.srl"));
    Path turtle = folder.resolve("rules.ttl");
    try (OutputStream out = Files.newOutputStream(turtle)) {
      RDFDataMgr.write(
          out, ShaclRuleWriter.toGraph(rules, Stratification.of(rules)::levelOf), Lang.TURTLE);
    }

    Graph inferred = inferred(turtle, GOOD.resolve("positions/data.ttl"));

    Graph expected = RDFDataMgr.loadGraph(GOOD.resolve("positions/inferred.ttl").toString());
    assertTrue(expected.isIsomorphicWith(inferred), inferred.toString());
  }

  @Test
  void rulesThatReadTheBaseGraphAreNotExported() {
    RuleSet rules = RuleSetReader.read(GOOD.resolve("not-data/rules.srl"));

    ProblemException failure =
        assertThrows(ProblemException.class, () -> ShaclRuleWriter.toGraph(rules, rule -> 0));

    assertEquals("R114", failure.problems().get(0).code().name());
  }

  private static Node iri(String name) {
    return NodeFactory.createURI(EX + name);
  }
}
