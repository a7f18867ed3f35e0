package org.eslabon.rules.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.layer.UnionFacts;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RuleEngineTest;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static Proof explain(RuleSet rules, String data, String conclusion) {
    DatasetGraph store = RuleEngineTest.data(data);
    new RuleEngine(rules).infer(store);
    return new Explainer(rules).explain(triple(conclusion), store);
  }

  private static Triple triple(String turtle) {
    return RuleEngineTest.graph(turtle + " .").find().next();
  }

  private static List<Derivation> derivations(Proof proof, String statement) {
    return assertInstanceOf(Ground.Derived.class, proof.groundOf(triple(statement))).derivations();
  }

  private static Set<Triple> premises(Derivation derivation) {
    return derivation.premises().collect(Collectors.toSet());
  }

  private static Set<Triple> triples(String turtle) {
    return new HashSet<>(RuleEngineTest.graph(turtle).find().toList());
  }

  @Test
  void whatDoesNotHoldHasAnEmptyProof() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }");
    assertTrue(explain(rules, ":a :p :b .", ":a :q :c").isEmpty());
  }

  @Test
  void derivedRestsOnAsserted() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y . ?y a :C }");
    Proof proof = explain(rules, ":a :p :b . :b a :C .", ":a :q :b");

    Derivation derivation = derivations(proof, ":a :q :b").get(0);
    assertEquals("r", derivation.rule().name());
    assertEquals(triples(":a :p :b . :b a :C ."), premises(derivation));
    assertInstanceOf(Ground.Asserted.class, proof.groundOf(triple(":a :p :b")));
    assertEquals(3, proof.grounds().size());
  }

  @Test
  void allDerivationsAreFound() {
    RuleSet rules =
        RuleTexts.set(
            "one", "CONSTRUCT { ?x :good true } WHERE { ?x :p ?y }",
            "two", "CONSTRUCT { ?x :good true } WHERE { { ?x :q ?y } UNION { ?y :q ?x } }");
    Proof proof = explain(rules, ":a :p 1 , 2 ; :q :b . :c :q :a .", ":a :good true");
    assertEquals(4, derivations(proof, ":a :good true").size());
  }

  @Test
  void branchOfAUnionIsNumbered() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            "CONSTRUCT { ?x :good true } WHERE { { ?x :p 1 } UNION { ?x :p 2 } UNION { ?x :p 3 } }");
    Proof proof = explain(rules, ":a :p 2 .", ":a :good true");
    Evidence.Branch branch =
        assertInstanceOf(
            Evidence.Branch.class, derivations(proof, ":a :good true").get(0).evidence().get(0));
    assertEquals(2, branch.number());
    assertEquals(3, branch.of());
  }

  @Test
  void absentFactsAreFilledIn() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            "CONSTRUCT { ?x :free true } WHERE { ?x a :Firm FILTER NOT EXISTS { ?o :owned ?x ; :share"
                + " ?s FILTER(?s > 50) } }");
    Proof proof = explain(rules, ":a a :Firm . :o :owned :a ; :share 50 .", ":a :free true");
    Evidence.Absence absence =
        derivations(proof, ":a :free true").get(0).evidence().stream()
            .filter(Evidence.Absence.class::isInstance)
            .map(Evidence.Absence.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals("http://example/a", absence.patterns().get(0).getObject().getURI());
    assertEquals(List.of("?s > 50"), absence.conditions());
  }

  @Test
  void membersOfAnAggregateAddUp() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            "CONSTRUCT { ?f :total ?t } WHERE { { SELECT ?f (SUM(?v) AS ?t) WHERE { ?l :by ?f ;"
                + " :value ?v } GROUP BY ?f } }");
    Proof proof =
        explain(
            rules,
            ":l1 :by :f ; :value 3 . :l2 :by :f ; :value 4 . :l3 :by :g ; :value 9 .",
            ":f :total 7");
    Evidence.Group group =
        assertInstanceOf(
            Evidence.Group.class, derivations(proof, ":f :total 7").get(0).evidence().get(0));
    assertEquals(2, group.size());
    assertEquals(2, group.members().size());
    assertEquals("SUM(?v)", group.totals().get(0).function());
    assertEquals(
        triples(":l1 :by :f ; :value 3 . :l2 :by :f ; :value 4 ."),
        group.premises().collect(Collectors.toSet()));
  }

  @Test
  void membersBeyondTheLimitAreCounted() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            "CONSTRUCT { ?f :count ?n } WHERE { { SELECT ?f (COUNT(*) AS ?n) WHERE { ?l :by ?f }"
                + " GROUP BY ?f } }");
    DatasetGraph store = RuleEngineTest.data(":l1 :by :f . :l2 :by :f . :l3 :by :f .");
    new RuleEngine(rules).infer(store);
    Proof proof =
        new Explainer(rules, new ProofLimits(10, 10, 2)).explain(triple(":f :count 3"), store);
    Evidence.Group group =
        assertInstanceOf(
            Evidence.Group.class, derivations(proof, ":f :count 3").get(0).evidence().get(0));
    assertEquals(3, group.size());
    assertEquals(2, group.members().size());
  }

  @Test
  void stepsOfAPathAreShown() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :over ?y } WHERE { ?x :controls+ ?y }");
    Proof proof =
        explain(rules, ":a :controls :b . :b :controls :c . :c :controls :a .", ":a :over :c");
    Evidence.Way way =
        assertInstanceOf(
            Evidence.Way.class, derivations(proof, ":a :over :c").get(0).evidence().get(0));
    assertEquals(List.of(triple(":a :controls :b"), triple(":b :controls :c")), way.steps());
  }

  @Test
  void newNodeIsExplainedThroughItsOtherTriples() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            "CONSTRUCT { ?o a :Outlook ; :outlookFor ?f ; :level ?g } WHERE { ?l a :Link ; :by ?f ; :level ?g"
                + " BIND(IRI(CONCAT(STR(?f), \"/outlook\")) AS ?o) }");
    Proof proof =
        explain(
            rules,
            ":l1 a :Link ; :by :f ; :level :high . :l2 a :Link ; :by :g ; :level :low .",
            "<http://example/f/outlook> :level :high");
    assertEquals(
        triples(":l1 a :Link ; :by :f ; :level :high ."),
        premises(derivations(proof, "<http://example/f/outlook> :level :high").get(0)));
  }

  @Test
  void blankNodeIsExplained() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :has [ :of ?y ] } WHERE { ?x :p ?y }");
    DatasetGraph store = RuleEngineTest.data(":a :p :b , :c .");
    new RuleEngine(rules).infer(store);
    for (Triple triple : RuleEngineTest.inferred(store, "r")) {
      Proof proof = new Explainer(rules).explain(triple, store);
      Ground.Derived ground = assertInstanceOf(Ground.Derived.class, proof.groundOf(triple));
      assertEquals(1, ground.derivations().size());
      assertEquals(1, premises(ground.derivations().get(0)).size());
    }
  }

  @Test
  void proofOnACycleNeverUsesItsOwnConclusion() {
    RuleSet rules =
        RuleTexts.set(
            "same", "CONSTRUCT { ?x :near ?y } WHERE { ?x :touches ?y }",
            "back", "CONSTRUCT { ?y :near ?x } WHERE { ?x :near ?y }",
            "on", "CONSTRUCT { ?x :near ?z } WHERE { ?x :near ?y . ?y :near ?z }");
    Proof proof =
        explain(rules, ":a :touches :b . :b :touches :c . :c :touches :a .", ":a :near :c");
    ProofChecks.assertSound(proof);
    Ground.Derived root =
        assertInstanceOf(Ground.Derived.class, proof.groundOf(triple(":a :near :c")));
    assertTrue(root.leadingBack() > 0);
  }

  @Test
  void assertedFactNamesFileRowAndPassage() {
    DatasetGraph store =
        RuleEngineTest.data(
            "@prefix esl: <https://w3id.org/eslabon/ontology#> . @prefix dct:"
                + " <http://purl.org/dc/terms/> . :l :by :f ; esl:rowNumber 3 ; esl:locator"
                + " \"001:10-12\" , \"002:7\" ; dct:source <http://example/source/001> ,"
                + " <http://example/source/002> . <http://example/source/001> dct:title \"A title\""
                + " ; dct:creator \"An Author\" ; dct:issued \"2004\" .");
    Txn.executeWrite(
        store,
        () ->
            store.addGraph(
                GraphNames.PROVENANCE,
                RuleEngineTest.graph(
                    "<"
                        + GraphNames.asserted("test").getURI()
                        + "> <http://purl.org/dc/terms/title> \"links.csv\" .")));
    Proof proof = new Explainer(new RuleSet(List.of())).explain(triple(":l :by :f"), store);

    Assertion assertion =
        assertInstanceOf(Ground.Asserted.class, proof.groundOf(triple(":l :by :f")))
            .assertions()
            .get(0);
    assertEquals(Optional.of("links.csv"), assertion.file());
    assertEquals(OptionalLong.of(3), assertion.row());
    assertEquals(
        new Citation(
            "http://example/source/001",
            List.of("An Author"),
            "2004",
            "A title",
            List.of("001:10-12")),
        assertion.citations().get(0));
    assertEquals(List.of("002:7"), assertion.citations().get(1).locators());
  }

  @Test
  void storeThatChangedSinceIsCalledOutdated() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }");
    DatasetGraph store = RuleEngineTest.data(":a :p :b .");
    new RuleEngine(rules).infer(store);
    Txn.executeWrite(store, () -> store.removeGraph(GraphNames.asserted("test")));
    Proof proof = new Explainer(rules).explain(triple(":a :q :b"), store);
    assertEquals(new Ground.Outdated(List.of("r")), proof.groundOf(triple(":a :q :b")));
  }

  @Test
  void limitOfStatementsIsSaid() {
    RuleSet rules = RuleTexts.set("r", "CONSTRUCT { ?x :q 1 } WHERE { ?x :p ?y ; :s ?z ; :t ?u }");
    DatasetGraph store = RuleEngineTest.data(":a :p :b ; :s :b ; :t :b .");
    new RuleEngine(rules).infer(store);
    Proof proof = new Explainer(rules, new ProofLimits(2, 1, 1)).explain(triple(":a :q 1"), store);
    assertEquals(
        2, proof.grounds().values().stream().filter(Ground.Unexplored.class::isInstance).count());
  }

  /** Jena counts every assignment as bound; one that fails leaves its triple of the head out. */
  @Test
  void anAssignmentWithoutAValueHidesNoDerivation() {
    RuleSet rules =
        RuleTexts.set(
            "r",
            """
            CONSTRUCT { ?new :of ?x ; :ratio ?ratio }
            WHERE { ?x :p ?y BIND(IRI(CONCAT(STR(?x), "/new")) AS ?new) BIND(1 / ?y AS ?ratio) }
            """);
    Proof proof = explain(rules, ":a :p 0 .", "<http://example/a/new> :of :a");
    assertEquals(1, derivations(proof, "<http://example/a/new> :of :a").size());
  }

  @Test
  void proofsAfterUpdatesAreThoseOfARunAnew() {
    RuleSet rules =
        RuleTexts.set(
            "step", "CONSTRUCT { ?x :up ?y } WHERE { ?x :p ?y }",
            "chain", "CONSTRUCT { ?x :up ?z } WHERE { ?x :up ?y . ?y :p ?z }",
            "top", "CONSTRUCT { ?x :top ?y } WHERE { ?x :up ?y FILTER NOT EXISTS { ?y :p ?z } }",
            "many",
                "CONSTRUCT { ?y :under ?n } WHERE { SELECT ?y (COUNT(*) AS ?n) { ?x :up ?y } GROUP BY ?y }");
    RuleEngine engine = new RuleEngine(rules);
    DatasetGraph updated = RuleEngineTest.data(":a :p :b . :b :p :c . :c :p :a . :d :p :c .");
    engine.infer(updated);
    List<Change> changes =
        List.of(
            change("", ":c :p :a ."),
            change(":c :p :e . :e :p :f .", ":b :p :c ."),
            change(":b :p :e . :f :p :d .", ":d :p :c ."));
    for (Change change : changes) {
      engine.update(updated, change);
      DatasetGraph anew = DatasetGraphFactory.createTxnMem();
      Txn.executeWrite(anew, () -> Txn.executeRead(updated, () -> copyGiven(updated, anew)));
      engine.infer(anew);
      Set<Triple> concluded =
          Txn.calculateRead(anew, () -> new HashSet<>(new UnionFacts(anew).find().toList()));
      assertTrue(concluded.size() > 5, "too little to prove");
      for (Triple conclusion : concluded) {
        assertEquals(proof(rules, anew, conclusion), proof(rules, updated, conclusion));
      }
    }
  }

  /** The ways to a conclusion: their order is that of the store. */
  private static Set<?> proof(RuleSet rules, DatasetGraph data, Triple conclusion) {
    Ground ground = new Explainer(rules).explain(conclusion, data).groundOf(conclusion);
    return ground instanceof Ground.Derived derived
        ? derived.derivations().stream()
            .map(way -> List.of(way.rule().name(), way.values(), premises(way)))
            .collect(Collectors.toSet())
        : Set.of(ground);
  }

  private static Change change(String added, String removed) {
    return new Change(quads(added), quads(removed));
  }

  private static Set<Quad> quads(String turtle) {
    DatasetGraph data = RuleEngineTest.data(turtle);
    return Txn.calculateRead(data, () -> Iter.toSet(data.find()));
  }

  private static void copyGiven(DatasetGraph from, DatasetGraph to) {
    Iter.filter(from.find(), quad -> InferredGraphs.isGiven(quad.getGraph()))
        .forEachRemaining(to::add);
  }
}
