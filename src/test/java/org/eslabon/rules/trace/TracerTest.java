package org.eslabon.rules.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.VariableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tracing evaluator against ARQ: the same solutions for the same body and graph. */
public class TracerTest {

  private static final long SEED = 20261121;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x :p ?y . ?y :q ?z",
        "?x :p ?x",
        "?x ?p :a . ?x ?p ?y",
        "?x :p ?y FILTER(?y != :a)",
        "?x :n ?v FILTER(?v > 3) FILTER NOT EXISTS { ?x :p ?y . ?y :n ?w FILTER(?w > ?v) }",
        "?x :p ?y FILTER EXISTS { ?y :q ?z }",
        "?x :p ?y FILTER(EXISTS { ?y :q ?z } || ?x = :b)",
        "?x :p ?y MINUS { ?x :q ?z }",
        "?x :p ?y MINUS { ?u :q ?v }",
        "?x :p ?y OPTIONAL { ?y :q ?z }",
        "?x :n ?v OPTIONAL { ?x :p ?y . ?y :n ?w FILTER(?w < ?v) } FILTER(!BOUND(?w))",
        "OPTIONAL { ?x :p ?y } ?x :q ?z",
        "?x :p ?y OPTIONAL { ?y :q ?z OPTIONAL { ?z :p ?u } }",
        "{ ?x :p ?y } UNION { ?x :q ?y } UNION { ?y :p ?x }",
        "VALUES (?x ?y) { (:a UNDEF) (:b :c) } ?x :p ?y",
        "?x :n ?v BIND(?v * 2 AS ?d) BIND(?d + ?v AS ?t) FILTER(?t > 10)",
        "?x :n ?v BIND(1 / (?v - 3) AS ?d)",
        "BIND(:a AS ?x) ?x :p ?y",
        "{ SELECT ?x (SUM(?v) AS ?t) (COUNT(*) AS ?c) WHERE { ?x :n ?v } GROUP BY ?x } ?x :p ?y",
        "{ SELECT (COUNT(?v) AS ?c) WHERE { ?x :never ?v } }",
        "{ SELECT (MAX(?v) AS ?m) WHERE { ?x :n ?v } } ?x :n ?m",
        "{ SELECT ?x (COUNT(DISTINCT ?y) AS ?c) WHERE { ?x :p|:q ?y } GROUP BY ?x HAVING (COUNT(DISTINCT ?y) > 1) }",
        "{ SELECT DISTINCT ?y WHERE { ?x :p ?y } } ?y :q ?x",
        "{ SELECT (COUNT(*) AS ?c) WHERE { SELECT DISTINCT ?y WHERE { ?x :p ?y } } }",
        "{ SELECT ?x WHERE { ?x :n ?v } ORDER BY DESC(?v) STR(?x) LIMIT 2 } ?x :p ?y",
        "{ SELECT ?k (AVG(?v) AS ?a) WHERE { ?x :n ?v } GROUP BY (?v > 3 AS ?k) }",
        "?x :p+ ?y",
        "?x :p* ?y . ?x :q ?z",
        ":a :p* ?y",
        "?x :p? :a",
        "?x :p/:q ?y",
        "?x ^:p/:q+ ?y",
        "?x (:p|^:q)+ :b",
        "?x !(:p|^:q) ?y",
        "?x !(:p|:n) ?y",
        "?x (:p/:q)* ?y . ?y :n ?v",
        "?x :p [ :q ?y ]",
        "?x :p ?y { ?y :q ?z FILTER(?z = :a) }",
        "?x :n ?v FILTER NOT EXISTS { { SELECT ?x (COUNT(?y) AS ?c) WHERE { ?x :p ?y } GROUP BY ?x } FILTER(?c > 1) }",
        "?x :p ?y FILTER NOT EXISTS { ?y :q ?z FILTER NOT EXISTS { ?z :p ?x } }",
        "?x :n ?v BIND(IF(?v > 2, :big, :small) AS ?k) OPTIONAL { ?x :q ?k2 } BIND(COALESCE(?k2, ?k) AS ?r)",
      })
  void findsWhatArqFinds(String where) {
    Random random = new Random(SEED);
    Rule rule = RuleTexts.rule("r", "CONSTRUCT { :s :p :o } WHERE { " + where + " }");
    int solutions = 0;
    for (int i = 0; i < 30; i++) {
      Graph graph = randomGraph(random, 4 + random.nextInt(16));
      List<Binding> expected = arq(rule, graph);
      List<Binding> traced =
          new Tracer(graph, rule.prefixes(), 100)
              .solve(rule.body(), BindingFactory.empty())
              .map(Trace::solution)
              .map(TracerTest::written)
              .toList();
      assertEquals(new HashSet<>(expected), new HashSet<>(traced), "seed " + SEED + ", graph " + i);
      solutions += expected.size();
      for (Binding solution : expected) {
        assertNarrowingFinds(solution, rule, graph, random);
      }
    }
    assertTrue(solutions > 0, "no graph has a solution, so nothing was compared");
  }

  /** Any part of a solution, given as seed, must lead to that solution. */
  private static void assertNarrowingFinds(
      Binding solution, Rule rule, Graph graph, Random random) {
    List<Var> kept = solution.varsMentioned().stream().filter(v -> random.nextBoolean()).toList();
    boolean found =
        new Tracer(graph, rule.prefixes(), 100)
            .solve(rule.body(), Bindings.only(solution, kept))
            .anyMatch(trace -> written(trace.solution()).equals(solution));
    assertTrue(found, () -> "seed " + SEED + ": " + solution + " not found from " + kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x :p ?y . ?y :q ?z FILTER NOT EXISTS { ?z :n ?v }",
        "?x (:p/^:q)+ ?y",
        "{ SELECT ?x (COUNT(*) AS ?c) WHERE { ?x :p ?y . ?y :n ?v } GROUP BY ?x }",
        "{ ?x :p+ ?y } UNION { ?x :q ?y OPTIONAL { ?y :p ?z } }",
      })
  void everyPremiseHolds(String where) {
    Random random = new Random(SEED);
    Rule rule = RuleTexts.rule("r", "CONSTRUCT { :s :p :o } WHERE { " + where + " }");
    for (int i = 0; i < 20; i++) {
      Graph graph = randomGraph(random, 15);
      List<Triple> premises =
          new Tracer(graph, rule.prefixes(), 100)
              .solve(rule.body(), BindingFactory.empty())
              .flatMap(trace -> trace.evidence().stream())
              .flatMap(Evidence::premises)
              .toList();
      premises.forEach(premise -> assertTrue(graph.contains(premise), premise::toString));
    }
  }

  private static List<Binding> arq(Rule rule, Graph graph) {
    QueryIterator rows = Algebra.exec(rule.body(), graph);
    try {
      return Stream.iterate(rows, QueryIterator::hasNext, r -> r)
          .map(QueryIterator::next)
          .map(TracerTest::written)
          .toList();
    } finally {
      rows.close();
    }
  }

  private static Binding written(Binding binding) {
    TreeMap<String, Var> names = new TreeMap<>();
    binding.varsMentioned().stream()
        .filter(variable -> VariableName.isWritten(variable))
        .forEach(variable -> names.put(variable.getVarName(), variable));
    Binding ordered = BindingFactory.empty();
    for (Var variable : names.values()) {
      ordered = Bindings.with(ordered, variable, binding.get(variable));
    }
    return ordered;
  }

  public static Graph randomGraph(Random random, int size) {
    Graph graph = GraphFactory.createDefaultGraph();
    String[] nodes = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < size; i++) {
      String subject = nodes[random.nextInt(nodes.length)];
      switch (random.nextInt(3)) {
        case 0 ->
            graph.add(iri(subject), iri("n"), NodeFactory.createLiteralByValue(random.nextInt(7)));
        case 1 -> graph.add(iri(subject), iri("p"), iri(nodes[random.nextInt(nodes.length)]));
        default -> graph.add(iri(subject), iri("q"), iri(nodes[random.nextInt(nodes.length)]));
      }
    }
    return graph;
  }

  public static Node iri(String name) {
    return NodeFactory.createURI("http://example/" + name);
  }
}
