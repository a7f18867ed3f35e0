package org.eslabon.bench;

import java.time.Duration;
import java.util.List;

/** The middle of some numbers; of an even number of them the mean of the two in the middle. */
final class Median {

  private Median() {}

  static double of(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static Duration ofTimes(List<Duration> times) {
    return Duration.ofNanos(
        (long) of(times.stream().map(time -> (double) time.toNanos()).toList()));
  }
}
