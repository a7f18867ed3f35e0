package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.GivenGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.layer.LayeredGraph;
import org.eslabon.rules.plan.Stratification;

/** Facts in a graph of Jena, each rule evaluated by itself. */
final class GraphFacts implements FactBase {

  private final Graph facts;
  private final RuleEvaluator evaluator;
  private final StopSignal stop;
  private final Set<Triple> inferred = new HashSet<>();
  private final Graph layers;
  private final Map<Rule, Set<Triple>> conclusions = new HashMap<>();

  /**
   * A base that grows a graph.
   *
   * @param facts the given facts; conclusions are added to it
   */
  GraphFacts(Stratification strata, RuleEvaluator evaluator, Graph facts, StopSignal stop) {
    this.facts = facts;
    this.evaluator = evaluator;
    this.stop = stop;
    this.layers = new LayeredGraph(facts, inferred);
    strata.rules().rules().forEach(rule -> conclusions.put(rule, new HashSet<>()));
  }

  @Override
  public Finding find(Rule rule) {
    Set<Triple> known = of(rule);
    List<Triple> fresh = new ArrayList<>();
    long solutions =
        evaluator.evaluate(
            rule,
            GivenGraph.isReadBy(rule) ? layers : facts,
            stop,
            triple -> {
              if (!known.contains(triple)) {
                if (!facts.contains(triple)) {
                  known.add(triple);
                  fresh.add(triple);
                } else if (inferred.contains(triple)) {
                  known.add(triple);
                }
              }
            });
    return new Finding(solutions, () -> add(fresh));
  }

  private boolean add(List<Triple> fresh) {
    fresh.forEach(facts::add);
    inferred.addAll(fresh);
    return !fresh.isEmpty();
  }

  @Override
  public Stream<Node> subjects(Rule rule) {
    return of(rule).stream().map(Triple::getSubject).distinct();
  }

  @Override
  public boolean isIn(Node node, Node type) {
    return facts.contains(node, RDF.type.asNode(), type);
  }

  @Override
  public long size(Rule rule) {
    return of(rule).size();
  }

  @Override
  public Map<String, Set<Triple>> conclusions() {
    Map<String, Set<Triple>> byName = new HashMap<>();
    conclusions.forEach((rule, triples) -> byName.put(rule.name(), triples));
    return byName;
  }

  private Set<Triple> of(Rule rule) {
    Set<Triple> known = conclusions.get(rule);
    if (known == null) {
      throw new IllegalStateException(rule + " is not in the strata");
    }
    return known;
  }
}
