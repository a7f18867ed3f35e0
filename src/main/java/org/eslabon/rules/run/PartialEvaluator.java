package org.eslabon.rules.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.rules.Rule;
import org.eslabon.rules.trace.HeadMatch;
import org.eslabon.rules.trace.HeadTemplate;
import org.eslabon.rules.trace.Tracer;

/**
 * Evaluates rules where a change touches them: for some partial bindings of their bodies, or for
 * one conclusion. Counts what it does. For one increment; not for threads.
 */
final class PartialEvaluator {

  private final RuleEvaluator whole;
  private final StopSignal stop;
  private long solutions;
  private int evaluations;
  private int wholeRules;

  /**
   * @param whole evaluates a rule that the change touches everywhere
   */
  PartialEvaluator(RuleEvaluator whole, StopSignal stop) {
    this.whole = whole;
    this.stop = stop;
  }

  UpdateWork work() {
    return new UpdateWork(solutions, evaluations, wholeRules, false);
  }

  /**
   * The bindings for solutions of the rule that a change takes away, or those that it brings.
   *
   * @param open triples that were removed, or those that were added
   * @param either triples of both kinds
   * @param ever facts before and after together
   */
  Set<Binding> affected(Rule rule, List<Graph> open, List<Graph> either, Graph ever) {
    AffectedSolutions affected =
        new AffectedSolutions(either, new Tracer(ever, rule.prefixes(), 0));
    Set<Binding> bindings = affected.of(rule.body(), open);
    solutions += affected.rows();
    return bindings;
  }

  /** What the rule concludes from solutions that agree with one of the bindings. */
  Set<Triple> conclusions(Rule rule, Graph facts, Set<Binding> bindings) {
    Set<Triple> conclusions = new HashSet<>();
    if (AffectedSolutions.isEverything(bindings)) {
      wholeRules++;
      solutions += whole.evaluate(rule, facts, stop, conclusions::add);
      return conclusions;
    }
    HeadTemplate head = new HeadTemplate(rule);
    Tracer tracer = new Tracer(facts, rule.prefixes(), 0);
    for (Binding binding : bindings) {
      stop.check(rule.name());
      evaluations++;
      tracer
          .solve(rule.body(), binding)
          .forEach(
              trace -> {
                stop.check(rule.name());
                solutions++;
                head.fill(trace.solution(), conclusions::add);
              });
    }
    return conclusions;
  }

  /**
   * Whether the rule concludes the triple.
   *
   * @param before facts that hold at least what the rule writes together with the triple
   */
  boolean concludes(Rule rule, Triple triple, Graph facts, Graph before) {
    stop.check(rule.name());
    evaluations++;
    HeadTemplate head = new HeadTemplate(rule);
    HeadMatch match = new HeadMatch(rule, before);
    Tracer tracer = new Tracer(facts, rule.prefixes(), 0);
    return rule.head().stream()
        .anyMatch(
            template ->
                match.seeds(template, triple).stream()
                    .flatMap(seed -> tracer.solve(rule.body(), seed))
                    .peek(trace -> solutions++)
                    .anyMatch(trace -> head.gives(template, trace.solution(), triple)));
  }
}
