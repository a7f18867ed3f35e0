package org.eslabon.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.eslabon.bench.engine.Steps;

/**
 * All runs over a network of one size. Immutable.
 *
 * @param links of the network
 * @param runs of all engines
 */
record Results(int links, List<Run> runs) {

  Results {
    runs = List.copyOf(runs);
  }

  /** The engines that took part, in the usual order. */
  List<Entrant> entrants() {
    return Stream.of(Entrant.values()).filter(entrant -> !of(entrant).isEmpty()).toList();
  }

  List<Run> of(Entrant entrant) {
    return runs.stream().filter(run -> run.engine().equals(entrant.toString())).toList();
  }

  /** The median of the runs in which the step succeeded, maybe in its second spelling. */
  OptionalDouble seconds(Entrant entrant, String step) {
    List<Double> times =
        of(entrant).stream()
            .map(run -> run.seconds(step))
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .toList();
    return times.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(times));
  }

  /** The median of the sizes that the runs told. */
  OptionalDouble octets(Entrant entrant, String size) {
    List<Double> sizes =
        of(entrant).stream()
            .map(run -> run.sizes().get(size))
            .filter(Objects::nonNull)
            .map(Long::doubleValue)
            .toList();
    return sizes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(sizes));
  }

  /** How a step failed in some run, and how it was done all the same. */
  Optional<String> failure(Entrant entrant, String step) {
    for (Run run : of(entrant)) {
      Outcome outcome = run.steps().get(step);
      if (outcome != null && outcome.failure() != null) {
        String otherwise =
            Stream.of(Steps.REWRITTEN, Steps.LARGE_STACK)
                .filter(way -> run.steps().containsKey(step + way))
                .findFirst()
                .orElse("");
        return Optional.of(outcome.failure() + (otherwise.isEmpty() ? "" : ";" + otherwise));
      }
    }
    return Optional.empty();
  }

  /** The fastest of the engines that are neither ours nor the limit. */
  Optional<Entrant> bestPeer(String step) {
    return entrants().stream()
        .filter(entrant -> entrant.kind() == Entrant.Kind.PEER)
        .filter(entrant -> seconds(entrant, step).isPresent())
        .min(Comparator.comparingDouble(entrant -> seconds(entrant, step).orElseThrow()));
  }

  /** Counts that are not what most engines have: each names the engine and the rule or query. */
  List<String> differences() {
    Map<String, Map<Long, Set<String>>> byCount = new LinkedHashMap<>();
    for (Run run : runs) {
      run.counts()
          .forEach(
              (name, count) ->
                  byCount
                      .computeIfAbsent(
                          name.replace(Steps.LARGE_STACK, ""), n -> new LinkedHashMap<>())
                      .computeIfAbsent(count, c -> new LinkedHashSet<>())
                      .add(run.engine()));
    }
    List<String> differences = new ArrayList<>();
    byCount.forEach(
        (name, counts) -> {
          if (counts.size() > 1) {
            StringBuilder line = new StringBuilder(name + ": ");
            counts.forEach(
                (count, engines) ->
                    line.append(count)
                        .append(" in ")
                        .append(String.join(", ", engines))
                        .append("; "));
            differences.add(line.substring(0, line.length() - 2));
          }
        });
    return differences;
  }
}
