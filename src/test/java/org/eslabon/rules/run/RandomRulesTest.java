package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.proof.Explainer;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofChecks;
import org.eslabon.rules.trace.TracerTest;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/** What holds for all rule sets and graphs, tried on random ones. */
class RandomRulesTest {

  private static final long SEED = 2026_1121;
  private static final int ROUNDS = 150;

  private final Random random = new Random(SEED);
  private final RandomRules rules = new RandomRules(random);

  private DatasetGraph store() {
    return store(TracerTest.randomGraph(random, 6 + random.nextInt(10)).find().toList());
  }

  private static DatasetGraph store(List<Triple> triples) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(
        data,
        () -> triples.forEach(triple -> data.getGraph(GraphNames.asserted("test")).add(triple)));
    return data;
  }

  private static Map<String, Set<Triple>> inferred(RuleSet set, DatasetGraph data) {
    Map<String, Set<Triple>> inferred = new HashMap<>();
    set.rules()
        .forEach(rule -> inferred.put(rule.name(), RuleEngineTest.inferred(data, rule.name())));
    return inferred;
  }

  private static List<Triple> asserted(DatasetGraph data) {
    return Txn.calculateRead(
        data, () -> data.getGraph(GraphNames.asserted("test")).find().toList());
  }

  @Test
  void orderOfRulesAndTriplesDoesNotMatter() {
    for (int i = 0; i < ROUNDS; i++) {
      RuleSet set = rules.next();
      DatasetGraph data = store();
      new RuleEngine(set).infer(data);

      List<Rule> shuffledRules = new ArrayList<>(set.rules());
      Collections.shuffle(shuffledRules, random);
      List<Triple> shuffled = new ArrayList<>(asserted(data));
      Collections.shuffle(shuffled, random);
      DatasetGraph again = store(shuffled);
      new RuleEngine(new RuleSet(shuffledRules)).infer(again);

      assertEquals(inferred(set, data), inferred(set, again), message(i, set));
    }
  }

  @Test
  void runningTwiceAddsNothingAndAssertedStaysAsItWas() {
    for (int i = 0; i < ROUNDS; i++) {
      RuleSet set = rules.next();
      DatasetGraph data = store();
      Set<Triple> before = new HashSet<>(asserted(data));
      new RuleEngine(set).infer(data);
      InferenceReport second = new RuleEngine(set).infer(data);
      assertEquals(0, second.added() + second.removed(), message(i, set));
      assertEquals(before, new HashSet<>(asserted(data)), message(i, set));
    }
  }

  /** The store is a model: no rule gives more, and each gives what its graph holds. */
  @Test
  void everyRuleGivesExactlyItsGraph() {
    long triples = 0;
    for (int i = 0; i < ROUNDS; i++) {
      RuleSet set = rules.next();
      DatasetGraph data = store();
      new RuleEngine(set).infer(data);
      Set<Triple> asserted = new HashSet<>(asserted(data));
      Map<String, Set<Triple>> inferred = inferred(set, data);
      Graph union = GraphFactory.createDefaultGraph();
      asserted.forEach(union::add);
      inferred.values().forEach(conclusions -> conclusions.forEach(union::add));
      for (Rule rule : set.rules()) {
        Set<Triple> given = new HashSet<>();
        new ArqEvaluator().evaluate(rule, union, StopSignal.manual(), given::add);
        given.removeAll(asserted);
        assertEquals(inferred.get(rule.name()), given, message(i, set) + rule.name());
        triples += given.size();
      }
    }
    assertTrue(triples > 500, "too little was inferred to mean anything: " + triples);
  }

  @Test
  void everyInferredTripleHasASoundProofAndNothingElseHasOne() {
    for (int i = 0; i < ROUNDS; i++) {
      RuleSet set = rules.next();
      DatasetGraph data = store();
      new RuleEngine(set).infer(data);
      Set<Triple> holding = new HashSet<>(asserted(data));
      inferred(set, data).values().forEach(holding::addAll);
      Explainer explainer = new Explainer(set);
      for (Map.Entry<String, Set<Triple>> entry : inferred(set, data).entrySet()) {
        for (Triple triple : entry.getValue()) {
          Proof proof = explainer.explain(triple, data);
          ProofChecks.assertSound(proof);
          assertTrue(holding.containsAll(proof.grounds().keySet()), message(i, set));
          Ground.Derived ground = (Ground.Derived) proof.groundOf(triple);
          assertTrue(
              ground.leadingBack() > 0
                  || ground.derivations().stream()
                      .anyMatch(derivation -> derivation.rule().name().equals(entry.getKey())),
              message(i, set) + triple + " by " + entry.getKey());
        }
      }
      Triple never = Triple.create(TracerTest.iri("a"), RDF.type.asNode(), TracerTest.iri("Never"));
      assertTrue(explainer.explain(never, data).isEmpty());
    }
  }

  private static String message(int round, RuleSet set) {
    StringBuilder text = new StringBuilder("seed " + SEED + ", round " + round + "\n");
    set.rules().forEach(rule -> text.append(rule.text().text().lines().skip(10).toList()));
    return text.toString();
  }
}
