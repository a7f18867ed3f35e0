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
 * rule is evaluated again only after a rule it depends on concluded something new. For one thread,
 * which has others help it, and for one use.
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
      stratum.once().forEach(rule -> states.put(rule, new RuleState(Integer.MAX_VALUE)));
      stratum.repeated().forEach(rule -> states.put(rule, new RuleState(limits.rounds())));
    }
    for (Dependency dependency : strata.dependencies()) {
      state(dependency.to()).readers.add(state(dependency.from()));
    }
  }

  private static final class RuleState {
    private final int rounds;
    private final Set<RuleState> readers = new HashSet<>();
    private boolean inputsChanged = true;
    private int evaluations;
    private long solutions;
    private long nanos;

    /**
     * A rule that has not run.
     *
     * @param rounds from this one on it must not conclude anything new
     */
    RuleState(int rounds) {
      this.rounds = rounds;
    }
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
      boolean goesOn = round(1, stratum.rules());
      for (int round = 2; goesOn; round++) {
        goesOn = round(round, stratum.repeated());
      }
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

  /**
   * Evaluates in turn the rules whose inputs have changed; those that do not wait for each other,
   * side by side where the base allows it.
   *
   * @return whether any of them concluded anything that was not there
   */
  private boolean round(int round, List<Rule> rules) {
    boolean hasConcluded = false;
    List<Rule> together = new ArrayList<>();
    for (Rule rule : rules) {
      if (!goesBeside(rule, together)) {
        hasConcluded |= evaluate(round, together);
        together.clear();
      }
      if (state(rule).inputsChanged) {
        together.add(rule);
      }
    }
    return evaluate(round, together) || hasConcluded;
  }

  private boolean goesBeside(Rule rule, List<Rule> others) {
    RuleState state = state(rule);
    return others.isEmpty()
        || (others.stream().noneMatch(other -> state(other).readers.contains(state))
            && facts.goesBeside(rule, List.copyOf(others)));
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

  /** Evaluates rules on the facts so far; whether any concluded anything that was not there. */
  private boolean evaluate(int round, List<Rule> rules) {
    boolean hasConcluded = false;
    List<FactBase.Finding> findings = SideBySide.map(rules, this::find);
    for (int i = 0; i < findings.size(); i++) {
      hasConcluded |= add(round, rules.get(i), findings.get(i));
    }
    return hasConcluded;
  }

  private FactBase.Finding find(Rule rule) {
    RuleState state = state(rule);
    state.inputsChanged = false;
    state.evaluations++;
    long start = System.nanoTime();
    FactBase.Finding finding = facts.find(rule);
    state.nanos += System.nanoTime() - start;
    return finding;
  }

  private boolean add(int round, Rule rule, FactBase.Finding finding) {
    RuleState state = state(rule);
    long start = System.nanoTime();
    boolean hasConcluded = finding.addition().getAsBoolean();
    state.nanos += System.nanoTime() - start;
    state.solutions += finding.solutions();
    if (hasConcluded) {
      if (round >= state.rounds) {
        throw endless(rule, limits);
      }
      state.readers.forEach(reader -> reader.inputsChanged = true);
    }
    return hasConcluded;
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
