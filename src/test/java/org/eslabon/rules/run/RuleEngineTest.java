package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

public class RuleEngineTest {

  private static final RuleSet ANCESTORS =
      RuleTexts.set(
          "parent",
          "CONSTRUCT { ?x :ancestor ?y } WHERE { ?x :parent ?y }",
          "step",
          "CONSTRUCT { ?x :ancestor ?z } WHERE { ?x :ancestor ?y . ?y :ancestor ?z }",
          "root",
          "CONSTRUCT { ?x a :Root } WHERE { ?y :parent ?x FILTER NOT EXISTS { ?x :ancestor ?z } }");

  private static final String FAMILY = ":a :parent :b . :b :parent :c . :c :parent :d .";

  public static Graph graph(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("PREFIX : <http://example/> " + turtle, Lang.TURTLE).parse(graph);
    return graph;
  }

  public static DatasetGraph data(String turtle) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(data, () -> data.addGraph(GraphNames.asserted("test"), graph(turtle)));
    return data;
  }

  public static Set<Triple> inferred(DatasetGraph data, String rule) {
    return Txn.calculateRead(
        data, () -> new HashSet<>(data.getGraph(GraphNames.inferred(rule)).find().toList()));
  }

  private static Set<Triple> triples(String turtle) {
    return new HashSet<>(graph(turtle).find().toList());
  }

  @Test
  void eachRuleHasItsGraph() {
    DatasetGraph data = data(FAMILY);

    InferenceReport report = new RuleEngine(ANCESTORS).infer(data);

    assertEquals(
        triples(":a :ancestor :b . :b :ancestor :c . :c :ancestor :d ."), inferred(data, "parent"));
    assertEquals(triples(":a :ancestor :c , :d . :b :ancestor :d ."), inferred(data, "step"));
    assertEquals(triples(":d a :Root ."), inferred(data, "root"));
    assertEquals(7, report.triples());
    assertEquals(7, report.added());
  }

  @Test
  void twoRulesMayConcludeTheSame() {
    DatasetGraph data = data(":x :p 1 ; :q 2 .");
    new RuleEngine(
            RuleTexts.set(
                "one", "CONSTRUCT { ?x :good true } WHERE { ?x :p ?y }",
                "two", "CONSTRUCT { ?x :good true } WHERE { ?x :q ?y }"))
        .infer(data);
    assertEquals(triples(":x :good true ."), inferred(data, "one"));
    assertEquals(triples(":x :good true ."), inferred(data, "two"));
  }

  @Test
  void whatIsAssertedIsNotConcludedAgain() {
    DatasetGraph data = data(FAMILY + " :a :ancestor :c .");
    new RuleEngine(ANCESTORS).infer(data);
    assertEquals(triples(":a :ancestor :d . :b :ancestor :d ."), inferred(data, "step"));
  }

  @Test
  void runningTwiceWritesNothing() {
    DatasetGraph data = data(FAMILY);
    RuleEngine engine = new RuleEngine(ANCESTORS);
    engine.infer(data);
    InferenceReport again = engine.infer(data);
    assertEquals(0, again.added());
    assertEquals(0, again.removed());
    assertEquals(7, again.triples());
  }

  @Test
  void whatNoLongerFollowsGoes() {
    DatasetGraph data = data(FAMILY);
    RuleEngine engine = new RuleEngine(ANCESTORS);
    engine.infer(data);
    Txn.executeWrite(
        data,
        () -> {
          data.removeGraph(GraphNames.asserted("test"));
          data.addGraph(GraphNames.asserted("test"), graph(":a :parent :b ."));
        });
    engine.infer(data);
    assertEquals(Set.of(), inferred(data, "step"));
    assertEquals(triples(":b a :Root ."), inferred(data, "root"));
  }

  @Test
  void graphsOfRulesThatAreGoneGo() {
    DatasetGraph data = data(FAMILY);
    new RuleEngine(ANCESTORS).infer(data);
    new RuleEngine(RuleTexts.set("other", "CONSTRUCT { ?x :q ?y } WHERE { ?x :parent ?y }"))
        .infer(data);
    assertEquals(Set.of(), inferred(data, "step"));
    assertEquals(3, inferred(data, "other").size());
  }

  @Test
  void provenanceIsNotRead() {
    DatasetGraph data = data(FAMILY);
    Txn.executeWrite(data, () -> data.addGraph(GraphNames.PROVENANCE, graph(":x :parent :y .")));
    new RuleEngine(ANCESTORS).infer(data);
    assertEquals(3, inferred(data, "parent").size());
  }

  @Test
  void defaultGraphIsRead() {
    DatasetGraph data = data("");
    Txn.executeWrite(
        data, () -> data.getDefaultGraph().add(graph(":x :parent :y .").find().next()));
    new RuleEngine(ANCESTORS).infer(data);
    assertEquals(1, inferred(data, "parent").size());
  }

  @Test
  void worksOnTdb2() {
    DatasetGraph data = DatabaseMgr.createDatasetGraph();
    Txn.executeWrite(data, () -> data.addGraph(GraphNames.asserted("test"), graph(FAMILY)));
    new RuleEngine(ANCESTORS).infer(data);
    assertEquals(3, inferred(data, "step").size());
    assertEquals(0, new RuleEngine(ANCESTORS).infer(data).added());
  }

  @Test
  void joinsTheTransactionOfTheCaller() {
    DatasetGraph data = data(FAMILY);
    Txn.executeWrite(
        data,
        () -> {
          new RuleEngine(ANCESTORS).infer(data);
          data.abort();
        });
    assertEquals(Set.of(), inferred(data, "step"));
  }

  @Test
  void roundLimitNamesTheRuleAndLeavesTheStoreAsItWas() {
    DatasetGraph data = data(FAMILY + " :d :parent :e . :e :parent :f .");
    RuleEngine engine =
        new RuleEngine(
            Stratification.of(ANCESTORS), new ArqEvaluator(), new RunLimits(1, Optional.empty()));

    ProblemException e = assertThrows(ProblemException.class, () -> engine.infer(data));

    assertEquals(ProblemCode.R302, e.problems().get(0).code());
    assertTrue(e.problems().get(0).message().contains("`parent`"), e::toString);
    assertEquals(Set.of(), inferred(data, "parent"));
    assertFalse(data.isInTransaction());
  }

  @Test
  void timeLimitStopsARule() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      many.append(":s").append(i).append(" :p ").append(i).append(" . ");
    }
    DatasetGraph data = data(many.toString());
    RuleSet product =
        RuleTexts.set(
            "product",
            "CONSTRUCT { ?a :found ?d } WHERE { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h "
                + "FILTER(?b + ?d + ?f + ?h < 0) }");
    RuleEngine engine =
        new RuleEngine(
            Stratification.of(product),
            new ArqEvaluator(),
            new RunLimits(10, Optional.of(Duration.ofMillis(200))));

    ProblemException e = assertThrows(ProblemException.class, () -> engine.infer(data));

    assertEquals(ProblemCode.R303, e.problems().get(0).code());
    assertTrue(e.problems().get(0).message().contains("`product`"), e::toString);
  }

  @Test
  void blankNodesOfHeadsAreTheSameEveryTime() {
    RuleSet rules =
        RuleTexts.set("blank", "CONSTRUCT { ?x :has [ :of ?y ] } WHERE { ?x :parent ?y }");
    DatasetGraph data = data(FAMILY);
    new RuleEngine(rules).infer(data);
    Set<Triple> first = inferred(data, "blank");
    assertEquals(0, new RuleEngine(rules).infer(data).added());
    assertEquals(6, first.size());
  }

  @Test
  void nodeMadeNewMustNotBelongToAClassItWasKeptApartFrom() {
    RuleSet rules =
        RuleTexts.set(
            "outlook",
            "CONSTRUCT { ?o a :Outlook ; :inChain ?c } WHERE { ?l a :Link ; :inChain ?c "
                + "BIND(IRI(CONCAT(STR(?l), \"/outlook\")) AS ?o) }");
    DatasetGraph good = data(":l a :Link ; :inChain :c .");
    new RuleEngine(rules).infer(good);
    assertEquals(2, inferred(good, "outlook").size());

    DatasetGraph clash = data(":l a :Link ; :inChain :c . <http://example/l/outlook> a :Link .");
    ProblemException e =
        assertThrows(ProblemException.class, () -> new RuleEngine(rules).infer(clash));
    assertEquals(ProblemCode.R304, e.problems().get(0).code());
    assertEquals(Set.of(), inferred(clash, "outlook"));
  }

  @Test
  void rulesWhoseInputsDidNotChangeAreNotEvaluatedAgain() {
    DatasetGraph data = data(FAMILY);
    InferenceReport report = new RuleEngine(ANCESTORS).infer(data);
    for (InferenceReport.RuleRun run : report.rules()) {
      assertEquals(run.rule().equals("step") ? 3 : 1, run.evaluations(), run.rule());
    }
  }

  @Test
  void aRowThatFitsBothSidesOfOrCountsOnce() {
    DatasetGraph data = data(":a :sells 3 . :b :sells 5 .");
    RuleSet rules =
        RuleTexts.set(
            "count",
            """
            CONSTRUCT { :all :sellers ?n } WHERE {
              SELECT (COUNT(?x) AS ?n) WHERE { ?x :sells ?s FILTER(?x = :a || ?s > 1) }
            }
            """);
    new RuleEngine(rules).infer(data);
    assertEquals(triples(":all :sellers 2 ."), inferred(data, "count"));
  }
}
