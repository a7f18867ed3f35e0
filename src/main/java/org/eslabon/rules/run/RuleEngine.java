package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.InferenceMark;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.layer.KnownFacts;
import org.eslabon.rules.layer.UnionFacts;
import org.eslabon.rules.plan.Stratification;

/**
 * Runs a rule set over a dataset: stratum after stratum, each to its fixpoint, over the union of
 * theory, asserted and inferred triples. Conclusions go to one inferred graph a rule.
 *
 * <p>Theory and asserted graphs are only read. What they hold is not concluded again; what two
 * rules conclude stands in both their graphs. Everything is worked out before anything is written,
 * in one write transaction: a run that fails leaves the dataset as it was. Immutable; safe to
 * share.
 */
public final class RuleEngine {

  private final Stratification strata;
  private final RuleEvaluator evaluator;
  private final RunLimits limits;
  private final Engine engine;
  private final IncrementPlan plan;
  private final boolean isFollowable;

  /**
   * An engine that chooses how to run by the data, with generous limits.
   *
   * @throws ProblemException when the rules cannot be stratified
   */
  public RuleEngine(RuleSet rules) {
    this(Stratification.of(rules), RunLimits.generous(), Engine.AUTO);
  }

  /** An engine that infers as it is told. What follows a change is worked out by ARQ. */
  public RuleEngine(Stratification strata, RunLimits limits, Engine engine) {
    this(strata, new ArqEvaluator(), limits, engine);
  }

  /** An engine that evaluates all rules one by one. */
  public RuleEngine(Stratification strata, RuleEvaluator evaluator, RunLimits limits) {
    this(strata, evaluator, limits, Engine.ARQ);
  }

  private RuleEngine(
      Stratification strata, RuleEvaluator evaluator, RunLimits limits, Engine engine) {
    this.engine = engine;
    this.strata = strata;
    this.evaluator = evaluator;
    this.limits = limits;
    this.plan = IncrementPlan.of(strata);
    this.isFollowable = strata.rules().rules().stream().allMatch(Followable::is);
  }

  private RuleEngine(RuleEngine whole, RunLimits limits) {
    this.engine = whole.engine;
    this.strata = whole.strata;
    this.evaluator = whole.evaluator;
    this.limits = limits;
    this.plan = whole.plan;
    this.isFollowable = whole.isFollowable;
  }

  /** The same rules, each run of which ends after a time. */
  public RuleEngine within(Duration time) {
    return new RuleEngine(this, new RunLimits(limits.rounds(), Optional.of(time)));
  }

  /** The strata it runs. */
  public Stratification strata() {
    return strata;
  }

  /**
   * Drops what was inferred before and infers anew. Joins the caller's write transaction when there
   * is one.
   *
   * @throws ProblemException when a limit is reached; the dataset is unchanged
   */
  public InferenceReport infer(DatasetGraph data) {
    return infer(data, signal());
  }

  /** The same, to be ended early from another thread. */
  public InferenceReport infer(DatasetGraph data, StopSignal stop) {
    long start = System.nanoTime();
    return Txn.calculateWrite(
        data,
        () -> {
          FactBase facts =
              new EngineChoice(engine, strata).isColumnar(data)
                  ? new ColumnFacts(strata, InferredGraphs.givenColumns(data), stop)
                  : new GraphFacts(strata, evaluator, InferredGraphs.givenFacts(data), stop);
          Fixpoint fixpoint = new Fixpoint(strata, facts, limits);
          Map<String, Set<Triple>> conclusions = fixpoint.run();
          InferredGraphs.Difference change = InferredGraphs.replace(data, conclusions);
          InferenceMark.write(data, strata.rules());
          return new InferenceReport(
              fixpoint.ruleRuns(),
              change.added(),
              change.removed(),
              Duration.ofNanos(System.nanoTime() - start));
        });
  }

  /** Makes a change and brings the inferred graphs up to date: see the other form. */
  public UpdateReport update(DatasetGraph data, Change change) {
    return update(data, change::applyTo);
  }

  /**
   * Lets somebody write to the dataset and brings the inferred graphs up to date: they then hold
   * what {@link #infer} would give. Only what depends on the change is worked out again; all is
   * when the rules are not those that ran last, or the change is large. What the writer does to
   * inferred graphs is undone. Joins the caller's write transaction when there is one.
   *
   * @param writer writes to the dataset it is given, and not to {@code data} itself
   * @throws ProblemException when a limit is reached; unless the transaction is the caller's, the
   *     dataset is unchanged
   */
  public UpdateReport update(DatasetGraph data, Consumer<DatasetGraph> writer) {
    return Txn.calculateWrite(data, () -> new StoreUpdate(this, data).run(writer));
  }

  /**
   * What conclusions would come and go with a change. Nothing is written, to no graph at all. Call
   * it in a read transaction. For many changes of one dataset take {@link #suppositions}.
   *
   * @throws ProblemException S010 when the conclusions in the dataset are not up to date; others
   *     when the rules would fail after the change
   */
  public Supposition suppose(DatasetGraph data, Change change) {
    return new Suppositions(this, data, new UnionFacts(data)).suppose(change);
  }

  /**
   * The same for many changes, each supposed for itself: reads all facts into memory once, so that
   * a change of one link takes a millisecond or so. Use what comes within the read transaction in
   * which it was made.
   *
   * @throws ProblemException S010 when the conclusions in the dataset are not up to date
   */
  public Suppositions suppositions(DatasetGraph data) {
    return new Suppositions(this, data, InferredGraphs.allFacts(data));
  }

  /** The conclusions that come and go; empty when only working out everything anew can tell. */
  Optional<Change> follow(KnownFacts known, PartialEvaluator partial) {
    if (!isFollowable) {
      return Optional.empty();
    }
    WorkingFacts facts = new WorkingFacts(strata, known);
    new Increment(plan, facts, partial, limits).run();
    return facts.isBroken() ? Optional.empty() : Optional.of(facts.difference());
  }

  PartialEvaluator partialEvaluator(StopSignal stop) {
    return new PartialEvaluator(evaluator, stop);
  }

  Fixpoint fixpoint(Graph facts, StopSignal stop) {
    return new Fixpoint(strata, new GraphFacts(strata, evaluator, facts, stop), limits);
  }

  /** For a run that begins now. */
  StopSignal signal() {
    return limits.time().map(StopSignal::after).orElseGet(StopSignal::manual);
  }
}
