package org.eslabon.rules.run;

import java.time.Duration;
import java.util.List;

/**
 * What a run of rules did. Immutable.
 *
 * @param rules one entry a rule, in the order the rules first ran
 * @param added triples that the store did not hold before
 * @param removed inferred triples of an earlier run that no longer follow
 * @param time for everything, reading and writing the store included
 */
public record InferenceReport(List<RuleRun> rules, long added, long removed, Duration time) {

  public InferenceReport {
    rules = List.copyOf(rules);
  }

  /**
   * What one rule did.
   *
   * @param rule its name
   * @param stratum from 0
   * @param triples in its inferred graph now
   * @param evaluations how often it was evaluated
   * @param solutions of its body, in all evaluations
   * @param time spent evaluating it
   */
  public record RuleRun(
      String rule, int stratum, long triples, int evaluations, long solutions, Duration time) {}

  /** Triples in all inferred graphs; one that several rules conclude counts for each. */
  public long triples() {
    return rules.stream().mapToLong(RuleRun::triples).sum();
  }

  /** Solutions of all bodies in all evaluations: the work that was done, whatever the machine. */
  public long solutions() {
    return rules.stream().mapToLong(RuleRun::solutions).sum();
  }

  UpdateWork work() {
    return work(rules);
  }

  /** What runs of rules in full amount to. */
  static UpdateWork work(List<RuleRun> rules) {
    int evaluations = rules.stream().mapToInt(RuleRun::evaluations).sum();
    long solutions = rules.stream().mapToLong(RuleRun::solutions).sum();
    return new UpdateWork(solutions, evaluations, evaluations, true);
  }
}
