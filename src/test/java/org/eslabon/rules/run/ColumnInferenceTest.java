package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.column.ColumnGraph;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.Evaluation;
import org.eslabon.rules.relation.Facts;
import org.eslabon.rules.relation.MemoryBudget;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.RulePlan;
import org.eslabon.rules.trace.TracerTest;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/** Conclusions that stay in columns: limits, long chains, work that grows with what is new. */
class ColumnInferenceTest {

  private static final int LENGTH = 3_000;

  private static ColumnGraph chain() {
    DatasetGraph data = DatasetGraphFactory.create();
    for (int i = 0; i < LENGTH; i++) {
      data.add(
          Quad.create(
              Quad.defaultGraphIRI,
              TracerTest.iri("n" + i),
              TracerTest.iri("p"),
              TracerTest.iri("n" + (i + 1))));
    }
    return ColumnGraph.of(data);
  }

  private static ColumnInference run(RuleSet rules, ColumnGraph given, RunLimits limits) {
    return ColumnInference.run(Stratification.of(rules), given, limits);
  }

  @Test
  void pathsAreAsLongAsTheyAre() {
    RuleSet rules =
        RuleTexts.set("far", "CONSTRUCT { :n0 :reaches ?y } WHERE { :n0 (:p|^:none)+ ?y }");
    ColumnInference run = run(rules, chain(), RunLimits.generous());

    assertEquals(LENGTH, run.report().added());
    Set<Triple> reached = run.triples().collect(Collectors.toSet());
    assertTrue(
        reached.contains(
            Triple.create(
                TracerTest.iri("n0"), TracerTest.iri("reaches"), TracerTest.iri("n" + LENGTH))));
  }

  @Test
  void roundsOfARecursionLookOnlyAtWhatIsNew() {
    RuleSet rules =
        RuleTexts.set(
            "first", "CONSTRUCT { :n0 :reaches ?y } WHERE { :n0 :p ?y }",
            "next", "CONSTRUCT { ?x :reaches ?z } WHERE { ?x :reaches ?y . ?y :p ?z }");
    ColumnInference run = run(rules, chain(), RunLimits.generous());

    assertEquals(LENGTH, run.report().added());
    // each step of the chain is a solution once; evaluated anew in each round it would be millions
    assertTrue(run.report().solutions() <= 2 * LENGTH, "solutions: " + run.report().solutions());
  }

  @Test
  void roundsAndTimeAreLimited() {
    RuleSet rules =
        RuleTexts.set(
            "first", "CONSTRUCT { ?x :reaches ?y } WHERE { ?x :p ?y }",
            "next", "CONSTRUCT { ?x :reaches ?z } WHERE { ?x :reaches ?y . ?y :p ?z }");
    assertCode(ProblemCode.R302, rules, new RunLimits(5, Optional.empty()));
    assertCode(ProblemCode.R303, rules, new RunLimits(100_000, Optional.of(Duration.ZERO)));
  }

  private static void assertCode(ProblemCode code, RuleSet rules, RunLimits limits) {
    ProblemException failure =
        assertThrows(ProblemException.class, () -> run(rules, chain(), limits));
    assertEquals(code, failure.problems().get(0).code());
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsSize() {
    RuleSet rules = RuleTexts.set("all", "CONSTRUCT { ?a :r ?d } WHERE { ?a :p ?b . ?c :p ?d }");
    Operator operator = RulePlan.of(rules.rules().get(0)).compiled().orElseThrow();
    Evaluation evaluation = new Evaluation(new Facts(chain()), new MemoryBudget(1 << 20), () -> {});

    ProblemException failure =
        assertThrows(ProblemException.class, () -> evaluation.solutions(operator));
    assertEquals(ProblemCode.R305, failure.problems().get(0).code());
    String message = failure.problems().get(0).message();
    assertTrue(message.contains("rows and needs"), message);
  }

  @Test
  void quotientsAreWrittenAsArqWritesThem() {
    DatasetGraph data = DatasetGraphFactory.create();
    String[] numbers = {"1", "3", "7.25", "-2.5", "1000000007", "0.000001", "123456789012.34"};
    for (String number : numbers) {
      data.add(
          Quad.create(
              Quad.defaultGraphIRI,
              TracerTest.iri("n" + number),
              TracerTest.iri("v"),
              NodeFactory.createLiteralDT(number, XSDDatatype.XSDdecimal)));
    }
    RuleSet rules =
        RuleTexts.set(
            "quotient", "CONSTRUCT { ?x :r ?q } WHERE { ?x :v ?a . ?y :v ?b BIND(?a / ?b AS ?q) }",
            "sum", "CONSTRUCT { ?x :s ?q } WHERE { ?x :v ?a . ?y :v ?b BIND(?a + ?b AS ?q) }",
            "product", "CONSTRUCT { ?x :t ?q } WHERE { ?x :v ?a . ?y :v ?b BIND(?a * ?b AS ?q) }",
            "again", "CONSTRUCT { ?x :u ?q } WHERE { ?x :r ?a . ?y :v ?b BIND(?a - ?b AS ?q) }");
    Set<Triple> columnar =
        run(rules, ColumnGraph.of(data), RunLimits.generous())
            .triples()
            .collect(Collectors.toSet());
    new RuleEngine(Stratification.of(rules), RunLimits.generous(), Engine.ARQ).infer(data);
    Set<Triple> arq =
        rules.rules().stream()
            .flatMap(
                rule -> InferredGraphs.triples(data, GraphNames.inferred(rule.name())).stream())
            .collect(Collectors.toSet());
    assertEquals(arq, columnar);
  }
}
