package org.eslabon.bench.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An engine that is told one rule after the other, in its own language. */
abstract class RuleByRule implements Contender {

  final Workload workload;
  final Setting setting;

  RuleByRule(Workload workload, Setting setting) {
    this.workload = workload;
    this.setting = setting;
  }

  /** Applies a rule, and gives up after a time. */
  abstract void apply(String rule, Duration limit) throws Exception;

  @Override
  public final void conclude(Steps steps) {
    for (Map.Entry<String, List<String>> step : workload.rules().entrySet()) {
      List<String> rewritten = workload.rewritten().get(step.getKey());
      Duration limit = rewritten == null ? setting.limit() : setting.patience();
      boolean isDone = measure(steps, step.getKey(), step.getValue(), limit);
      if (!isDone && rewritten != null) {
        isDone = measure(steps, step.getKey() + Steps.REWRITTEN, rewritten, setting.limit());
      }
      if (!isDone) {
        return;
      }
    }
  }

  private boolean measure(Steps steps, String step, List<String> rules, Duration limit) {
    return steps.measure(
        step,
        limit,
        () -> {
          for (String rule : rules) {
            apply(rule, limit);
          }
        });
  }

  /** The update that adds what a rule in the form of a query constructs. */
  static String insertion(String construct) {
    return construct.replaceFirst("(?m)^CONSTRUCT", "INSERT");
  }
}
