package org.eslabon.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.eslabon.bench.engine.Steps;
import org.eslabon.bench.engine.Workload;

/**
 * What one process of an engine told. Immutable.
 *
 * @param engine its name
 * @param steps by name, in the order they ended
 * @param counts of conclusions and rows
 * @param sizes in octets: loaded, peak, disk
 */
record Run(
    String engine, Map<String, Outcome> steps, Map<String, Long> counts, Map<String, Long> sizes) {

  Run {
    steps = withTotal(new LinkedHashMap<>(steps));
    counts = new LinkedHashMap<>(counts);
    sizes = new LinkedHashMap<>(sizes);
  }

  /** Adds the time of all rules, where the engine runs them one by one and all succeeded. */
  private static Map<String, Outcome> withTotal(Map<String, Outcome> steps) {
    if (!steps.containsKey(Workload.ALL_RULES)) {
      double total = 0;
      for (String rule : Workload.RULES) {
        OptionalDouble seconds = seconds(steps, rule, Steps.REWRITTEN);
        if (seconds.isEmpty()) {
          return steps;
        }
        total += seconds.getAsDouble();
      }
      steps.put(Workload.ALL_RULES, Outcome.took(total));
    }
    return steps;
  }

  /** Seconds of a step, or of the other way in which it was done when the first one failed. */
  OptionalDouble seconds(String step) {
    OptionalDouble rewritten = seconds(steps, step, Steps.REWRITTEN);
    return rewritten.isPresent() ? rewritten : seconds(steps, step, Steps.LARGE_STACK);
  }

  private static OptionalDouble seconds(Map<String, Outcome> steps, String step, String otherwise) {
    for (String name : new String[] {step, step + otherwise}) {
      Outcome outcome = steps.get(name);
      if (outcome != null && outcome.seconds() != null) {
        return OptionalDouble.of(outcome.seconds());
      }
    }
    return OptionalDouble.empty();
  }
}
