package org.eslabon.rules.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.rules.Rule;

/**
 * Brings conclusions up to date after a change, by working out again only what depends on it. Goes
 * through the rules in the order of their dependencies: a rule, or the rules that depend on each
 * other, sees all changes of what it reads before it is settled.
 *
 * <p>A rule for itself: of the conclusions that lost a solution, those that no other solution gives
 * go; what new solutions give comes. Rules that depend on each other: delete and rederive (Gupta,
 * Mumick and Subrahmanian 1993), since conclusions may hold up each other in a circle. For one
 * change; not for threads.
 */
final class Increment {

  private final IncrementPlan plan;
  private final WorkingFacts facts;
  private final PartialEvaluator evaluator;
  private final RunLimits limits;

  Increment(IncrementPlan plan, WorkingFacts facts, PartialEvaluator evaluator, RunLimits limits) {
    this.plan = plan;
    this.facts = facts;
    this.evaluator = evaluator;
    this.limits = limits;
  }

  /** Works through all rules; the working facts then hold the outcome. */
  void run() {
    facts.takeGiven();
    for (IncrementPlan.Step step : plan.steps()) {
      if (step.isRecursive()) {
        settleTogether(step.rules());
      } else {
        step.rules().forEach(this::settle);
      }
      step.rules().forEach(facts::settle);
    }
  }

  private void settle(Rule rule) {
    Set<Triple> doubtful = facts.takeDoubtful(rule);
    List<Graph> removed = List.of(facts.now().removed());
    List<Graph> added = List.of(facts.now().added());
    List<Graph> either = List.of(facts.now().removed(), facts.now().added());
    Set<Binding> losing = evaluator.affected(rule, removed, either, facts.ever());
    Set<Binding> gaining = evaluator.affected(rule, added, either, facts.ever());
    boolean isWhole =
        AffectedSolutions.isEverything(losing) || AffectedSolutions.isEverything(gaining);
    Set<Binding> everything = AffectedSolutions.everything();

    Set<Triple> lost = claims(rule, isWhole ? everything : losing);
    Set<Triple> gained = evaluator.conclusions(rule, facts.now(), isWhole ? everything : gaining);
    lost.removeAll(gained);
    if (!isWhole) {
      lost.removeIf(triple -> stillConcludes(rule, triple));
      doubtful.stream().filter(triple -> stillConcludes(rule, triple)).forEach(gained::add);
    }
    lost.forEach(triple -> facts.withdraw(rule, triple, Set.of(rule.name())));
    gained.forEach(triple -> facts.conclude(rule, triple));
  }

  private boolean stillConcludes(Rule rule, Triple triple) {
    return evaluator.concludes(rule, triple, facts.now(), facts.before());
  }

  /** What the rule concludes by solutions, of the facts before, that agree with a binding. */
  private Set<Triple> claims(Rule rule, Set<Binding> bindings) {
    if (AffectedSolutions.isEverything(bindings)) {
      return facts.conclusions(rule);
    }
    Set<Triple> claims = evaluator.conclusions(rule, facts.before(), bindings);
    claims.removeIf(triple -> !facts.concludes(rule, triple));
    return claims;
  }

  private void settleTogether(List<Rule> rules) {
    Map<Rule, Set<Triple>> doubtful = new LinkedHashMap<>();
    rules.forEach(rule -> doubtful.put(rule, new LinkedHashSet<>(facts.takeDoubtful(rule))));
    delete(rules, doubtful);
    Graph back = rederive(rules, doubtful);
    insert(rules, back);
  }

  /** Takes away, step by step, all that rests on something that went. */
  private void delete(List<Rule> rules, Map<Rule, Set<Triple>> doubtful) {
    Set<String> together = rules.stream().map(Rule::name).collect(Collectors.toSet());
    List<Graph> gone = List.of(facts.now().removed());
    List<Graph> either = List.of(facts.now().removed(), facts.now().added());
    while (!isEmpty(gone) || !isEmpty(either)) {
      Map<Rule, Set<Triple>> lost = new LinkedHashMap<>();
      for (Rule rule : rules) {
        lost.put(rule, claims(rule, evaluator.affected(rule, gone, either, facts.ever())));
      }
      Graph next = GraphMemFactory.createGraphMem2();
      lost.forEach(
          (rule, triples) -> {
            for (Triple triple : triples) {
              doubtful.computeIfAbsent(rule, r -> new LinkedHashSet<>()).add(triple);
              if (facts.withdraw(rule, triple, together)) {
                next.add(triple);
              }
            }
          });
      gone = List.of(next);
      either = List.of();
    }
  }

  /** Puts back what holds without anything that went; what came back so. */
  private Graph rederive(List<Rule> rules, Map<Rule, Set<Triple>> doubtful) {
    Graph back = GraphMemFactory.createGraphMem2();
    Set<Triple> all = new HashSet<>();
    doubtful.values().forEach(all::addAll);
    for (Triple triple : all) {
      if (rules.stream().anyMatch(rule -> facts.concludes(rule, triple)) && facts.restore(triple)) {
        back.add(triple);
      }
    }
    doubtful.forEach(
        (rule, triples) -> {
          for (Triple triple : triples) {
            if (stillConcludes(rule, triple) && facts.conclude(rule, triple)) {
              back.add(triple);
            }
          }
        });
    return back;
  }

  /** Adds, step by step, all that follows from something that came. */
  private void insert(List<Rule> rules, Graph back) {
    List<Graph> come = List.of(facts.now().added(), back);
    List<Graph> either = List.of(facts.now().removed(), facts.now().added());
    for (int round = 1; !isEmpty(come) || !isEmpty(either); round++) {
      Map<Rule, Set<Triple>> gained = new LinkedHashMap<>();
      for (Rule rule : rules) {
        Set<Binding> bindings = evaluator.affected(rule, come, either, facts.ever());
        gained.put(rule, evaluator.conclusions(rule, facts.now(), bindings));
      }
      Graph next = GraphMemFactory.createGraphMem2();
      for (Map.Entry<Rule, Set<Triple>> entry : gained.entrySet()) {
        for (Triple triple : entry.getValue()) {
          if (facts.conclude(entry.getKey(), triple)) {
            next.add(triple);
            if (round >= limits.rounds()) {
              throw Fixpoint.endless(entry.getKey(), limits);
            }
          }
        }
      }
      come = List.of(next);
      either = List.of();
    }
  }

  private static boolean isEmpty(List<Graph> graphs) {
    return graphs.stream().allMatch(Graph::isEmpty);
  }
}
