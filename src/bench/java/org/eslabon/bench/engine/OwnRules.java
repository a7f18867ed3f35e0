package org.eslabon.bench.engine;

import java.time.Duration;
import java.util.Optional;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.RunLimits;

/**
 * The rules of the workload, read and put into strata.
 *
 * @param limit for all of them together
 */
record OwnRules(Stratification strata, Duration limit) {

  /** Reads them, which is a step of its own: others do it rule by rule. */
  static OwnRules read(Steps steps, Contender.Setting setting) {
    long start = System.nanoTime();
    Stratification strata = Stratification.of(RuleSetReader.read(Workload.ruleFolder()));
    steps.took(Workload.READ_RULES, Duration.ofNanos(System.nanoTime() - start));
    return new OwnRules(strata, setting.limit().multipliedBy(Workload.RULES.size()));
  }

  RunLimits limits() {
    return new RunLimits(Integer.MAX_VALUE, Optional.of(limit));
  }
}
