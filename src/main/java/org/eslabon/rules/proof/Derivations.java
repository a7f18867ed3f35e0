package org.eslabon.rules.proof;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.rules.Rule;
import org.eslabon.rules.VariableName;
import org.eslabon.rules.trace.HeadMatch;
import org.eslabon.rules.trace.HeadTemplate;
import org.eslabon.rules.trace.Tracer;

/** Finds the ways in which rules reach a conclusion, by running them with the head bound. */
final class Derivations {

  /** Some of what is found may turn out to lead back to itself, so more is searched than shown. */
  private static final int SEARCHED_FOR_ONE_SHOWN = 20;

  private final Graph facts;
  private final ProofLimits limits;

  Derivations(Graph facts, ProofLimits limits) {
    this.facts = facts;
    this.limits = limits;
  }

  /** The derivations found, and whether there are more than were searched for. */
  record Found(List<Derivation> derivations, boolean isCut) {}

  Found of(Triple conclusion, List<Rule> rules) {
    int most = limits.derivations() * SEARCHED_FOR_ONE_SHOWN;
    Set<Derivation> found = new LinkedHashSet<>();
    rules.stream()
        .flatMap(rule -> of(conclusion, rule))
        .takeWhile(derivation -> found.size() <= most)
        .forEach(found::add);
    return new Found(found.stream().limit(most).toList(), found.size() > most);
  }

  private Stream<Derivation> of(Triple conclusion, Rule rule) {
    HeadMatch match = new HeadMatch(rule, facts);
    HeadTemplate head = new HeadTemplate(rule);
    Tracer tracer = new Tracer(facts, rule.prefixes(), limits.members());
    return rule.head().stream()
        .flatMap(
            template ->
                match.seeds(template, conclusion).stream()
                    .flatMap(seed -> tracer.solve(rule.body(), seed))
                    .filter(trace -> head.gives(template, trace.solution(), conclusion)))
        .map(trace -> new Derivation(rule, values(trace.solution()), trace.evidence()));
  }

  private static Map<String, Node> values(Binding solution) {
    Map<String, Node> values = new TreeMap<>();
    solution.forEach(
        (variable, value) -> {
          if (VariableName.isWritten(variable)) {
            values.put(VariableName.of(variable), value);
          }
        });
    return values;
  }
}
