package org.eslabon.rules.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Dependency;
import org.eslabon.rules.plan.Disjointness;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.plan.Stratum;

/**
 * One run: adds conclusions to a base of facts, stratum after stratum, until nothing new appears. A
 * rule is evaluated again only after a rule it depends on concluded something new. Not thread-safe,
 * for one use.
 */
public final class Fixpoint {

  private final Stratification strata;
  private final FactBase facts;
  private final RunLimits limits;
  private final Map<Rule, RuleState> states = new LinkedHashMap<>();

  /** A run that has not begun. */
  public Fixpoint(Stratification strata, FactBase facts, RunLimits limits) {
    this.strata = strata;
    this.facts = facts;
    this.limits = limits;
    for (Stratum stratum : strata.strata()) {
      stratum.rules().forEach(rule -> states.put(rule, new RuleState()));
    }
    for (Dependency dependency : strata.dependencies()) {
      state(dependency.to()).readers.add(state(dependency.from()));
    }
  }

  private static final class RuleState {
    private final Set<RuleState> readers = new HashSet<>();
    private boolean inputsChanged = true;
    private int evaluations;
    private long solutions;
    private long nanos;
  }

  private RuleState state(Rule rule) {
    RuleState state = states.get(rule);
    if (state == null) {
      throw new IllegalStateException(rule + " is not in the strata");
    }
    return state;
  }

  /** Runs all strata; the conclusions of each rule by its name. */
  Map<String, Set<Triple>> run() {
    settle();
    return facts.conclusions();
  }

  /** Runs all strata; the base then holds the conclusions. */
  public void settle() {
    for (Stratum stratum : strata.strata()) {
      stratum.once().forEach(this::evaluate);
      repeat(stratum.repeated());
    }
    strata.assumed().forEach(this::verify);
  }

  /** What each rule did so far. */
  public List<InferenceReport.RuleRun> ruleRuns() {
    List<InferenceReport.RuleRun> runs = new ArrayList<>();
    states.forEach(
        (rule, state) ->
            runs.add(
                new InferenceReport.RuleRun(
                    rule.name(),
                    strata.levelOf(rule),
                    facts.size(rule),
                    state.evaluations,
                    state.solutions,
                    Duration.ofNanos(state.nanos))));
    return runs;
  }

  private void repeat(List<Rule> rules) {
    int round = 0;
    boolean changed = true;
    while (changed) {
      round++;
      changed = false;
      for (Rule rule : rules) {
        if (state(rule).inputsChanged) {
          boolean concluded = evaluate(rule);
          changed |= concluded;
          if (concluded && round >= limits.rounds()) {
            throw endless(rule, limits);
          }
        }
      }
    }
  }

  static ProblemException endless(Rule rule, RunLimits limits) {
    return new ProblemException(
        new Problem(
            ProblemCode.R302,
            "rule `"
                + rule.name()
                + "` still concludes something new in round "
                + limits.rounds()
                + " of its stratum",
            rule.text().start(),
            "raise the limit when the data has chains that long"));
  }

  /** Evaluates a rule on the facts so far; whether it concluded anything that was not there. */
  private boolean evaluate(Rule rule) {
    RuleState state = state(rule);
    state.inputsChanged = false;
    state.evaluations++;
    long start = System.nanoTime();
    FactBase.Outcome outcome = facts.evaluate(rule);
    state.solutions += outcome.solutions();
    if (outcome.hasConcluded()) {
      state.readers.forEach(reader -> reader.inputsChanged = true);
    }
    state.nanos += System.nanoTime() - start;
    return outcome.hasConcluded();
  }

  /** The strata stand only if no node a rule made new is in a class it was kept apart from. */
  private void verify(Disjointness assumed) {
    Optional<Node> both = facts.inBoth(assumed.maker(), assumed.made(), assumed.other());
    if (both.isPresent()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.R304,
              "`"
                  + both.get()
                  + "`, made by rule `"
                  + assumed.maker().name()
                  + "` as `"
                  + assumed.made()
                  + "`, is in class `"
                  + assumed.other()
                  + "` too, which the rules keep apart",
              assumed.maker().text().start(),
              "give the new node an IRI that nothing else has"));
    }
  }
}
