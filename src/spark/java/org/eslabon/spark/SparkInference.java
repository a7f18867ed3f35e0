package org.eslabon.spark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.run.Fixpoint;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RunLimits;

/**
 * What rules conclude from data on many machines: strata and rounds as everywhere, each evaluation
 * a job of Spark. For one run and one thread.
 */
final class SparkInference {

  private final Stratification strata;
  private final Map<Rule, Operator> plans;
  private final RunLimits limits;

  private SparkInference(Stratification strata, Map<Rule, Operator> plans, RunLimits limits) {
    this.strata = strata;
    this.plans = plans;
    this.limits = limits;
  }

  /**
   * Plans a run. No job has started yet.
   *
   * @throws ProblemException R306 with every rule that cannot run here
   */
  static SparkInference plan(Stratification strata, RunLimits limits) {
    return new SparkInference(strata, PlanCheck.plans(strata.rules()), limits);
  }

  Stratification strata() {
    return strata;
  }

  /**
   * A run that is over.
   *
   * @param given how many triples were given
   */
  record Outcome(DistributedFacts facts, InferenceReport report, long given) {}

  /**
   * Reads the inputs and runs all rules.
   *
   * @param folder where intermediate results go; not there yet
   */
  Outcome run(SparkSession spark, Given data, String folder) {
    long start = System.nanoTime();
    StagedTriples staged = new StagedTriples(spark, folder);
    Dataset<Row> given = new InputTriples(spark, staged).read(data);
    DistributedFacts facts = new DistributedFacts(plans, given, staged, limits);
    Fixpoint fixpoint = new Fixpoint(strata, facts, limits);
    fixpoint.settle();
    List<InferenceReport.RuleRun> runs = fixpoint.ruleRuns();
    long added = runs.stream().mapToLong(InferenceReport.RuleRun::triples).sum();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome(facts, new InferenceReport(runs, added, 0, time), facts.given());
  }
}
