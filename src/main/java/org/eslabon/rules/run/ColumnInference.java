package org.eslabon.rules.run;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.Heap;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.plan.Stratification;

/**
 * What rules conclude from a columnar graph, kept in columns: for data too large to stand in a
 * dataset of Jena as well. Immutable; for one thread.
 */
public final class ColumnInference {

  private final Stratification strata;
  private final ColumnFacts facts;
  private final InferenceReport report;

  private ColumnInference(Stratification strata, ColumnFacts facts, InferenceReport report) {
    this.strata = strata;
    this.facts = facts;
    this.report = report;
  }

  /** Whether rules conclude triple terms, which columns do not hold. */
  public static boolean writesTripleTerms(RuleSet rules) {
    return rules.rules().stream()
        .flatMap(rule -> rule.head().stream())
        .flatMap(template -> Stream.of(template.getSubject(), template.getObject()))
        .anyMatch(Node::isTripleTerm);
  }

  /**
   * Runs all rules. Everything in the graph counts as given.
   *
   * @throws ProblemException when a limit is reached, of rounds, time or memory
   */
  public static ColumnInference run(Stratification strata, ColumnGraph given, RunLimits limits) {
    return Heap.guarded(ProblemCode.R305, () -> runAll(strata, given, limits));
  }

  private static ColumnInference runAll(
      Stratification strata, ColumnGraph given, RunLimits limits) {
    long start = System.nanoTime();
    StopSignal stop = limits.time().map(StopSignal::after).orElseGet(StopSignal::manual);
    ColumnFacts facts = new ColumnFacts(strata, given, stop);
    Fixpoint fixpoint = new Fixpoint(strata, facts, limits);
    fixpoint.settle();
    long added = strata.rules().rules().stream().mapToLong(facts::size).sum();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new ColumnInference(
        strata, facts, new InferenceReport(fixpoint.ruleRuns(), added, 0, time));
  }

  /** What each rule did. */
  public InferenceReport report() {
    return report;
  }

  /**
   * A graph and, in the inferred graph of each rule, what it concluded.
   *
   * @param whole the graph that was given, or what it was chosen from by {@link ColumnGraph#only}
   */
  public ColumnGraph over(ColumnGraph whole) {
    return Heap.guarded(ProblemCode.R305, () -> facts.over(whole));
  }

  /** What a rule concluded that was not given. */
  public Stream<Triple> triples(Rule rule) {
    return facts.triples(rule);
  }

  /** What all rules concluded; a triple comes once for each rule that concludes it. */
  public Stream<Triple> triples() {
    return strata.rules().rules().stream().flatMap(facts::triples);
  }
}
