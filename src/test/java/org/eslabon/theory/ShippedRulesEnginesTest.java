package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.RulePlan;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/** Both engines with all rules that ship: the same named graphs. */
final class ShippedRulesEnginesTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final int ROUNDS = Integer.getInteger("eslabon.shipped.engines", 3);
  private static final Path RULES = Path.of("ontology/rules");

  private final Stratification strata = Stratification.of(RuleSetReader.read(RULES));

  @Test
  void everyRuleHasARelationalPlan() {
    List<String> without =
        strata.rules().rules().stream()
            .map(RulePlan::of)
            .filter(plan -> plan.compiled().isEmpty())
            .map(plan -> plan.rule().name() + ": " + plan.reason())
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void bothConcludeTheSameFromTheBundledDatasets() {
    Set<Quad> arq = bundled(Engine.ARQ);
    Set<Quad> columnar = bundled(Engine.COLUMNAR);
    assertSame(arq, columnar, "the bundled datasets");
    assertTrue(arq.size() > 1_000, "only " + arq.size() + " conclusions");
  }

  private static Set<Quad> bundled(Engine engine) {
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled().withEngine(engine))) {
      graph.loadAndInfer(
          new LoadRequest(List.of(Path.of("datasets")), null, null, Esl.DEFAULT_BASE));
      return Iter.asStream(graph.copy(List.of(Layer.INFERRED)).find()).collect(Collectors.toSet());
    }
  }

  @Test
  void bothConcludeTheSameFromTheCasesOfTheRules() throws IOException {
    Random random = new Random(SEED);
    List<Path> cases = cases();
    Set<String> fired = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Path> chosen = new ArrayList<>();
      for (Path file : cases) {
        // all of them first, then halves in which other things are missing
        if (round == 0 || random.nextBoolean()) {
          chosen.add(file);
        }
      }
      Set<Quad> arq = infer(chosen, Engine.ARQ);
      assertSame(arq, infer(chosen, Engine.COLUMNAR), "seed " + SEED + ", round " + round);
      arq.forEach(quad -> fired.add(GraphNames.ruleOf(quad.getGraph())));
    }
    int rules = strata.rules().rules().size();
    assertTrue(fired.size() > rules * 0.8, "only " + fired.size() + " rules concluded anything");
  }

  private static void assertSame(Set<Quad> arq, Set<Quad> columnar, String message) {
    assertEquals("", difference(arq, columnar), message + ", only by ARQ");
    assertEquals("", difference(columnar, arq), message + ", only by columns");
  }

  private static String difference(Set<Quad> some, Set<Quad> others) {
    return some.stream()
        .filter(quad -> !others.contains(quad))
        .map(Quad::toString)
        .sorted()
        .limit(20)
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(RULES)) {
      return files.filter(file -> file.endsWith("given.ttl")).sorted().toList();
    }
  }

  private Set<Quad> infer(List<Path> cases, Engine engine) throws IOException {
    DatasetGraph data = BundledTheory.inMemory();
    Txn.executeWrite(data, () -> cases.forEach(file -> read(file, data)));
    new RuleEngine(strata, RunLimits.generous(), engine).infer(data);
    return Txn.calculateRead(
        data,
        () ->
            Iter.asStream(data.find())
                .filter(quad -> GraphNames.isInferred(quad.getGraph()))
                .collect(Collectors.toSet()));
  }

  private static void read(Path file, DatasetGraph data) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, file.toUri().toString());
    graph
        .find()
        .forEachRemaining(triple -> data.add(Quad.create(GraphNames.asserted("cases"), triple)));
  }
}
