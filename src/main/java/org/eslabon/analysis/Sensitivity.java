package org.eslabon.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * Which conclusions change when a threshold moves over a range, and at which values exactly.
 *
 * <p>Rules can only compare a threshold. When conclusions are drawn under one value, all values at
 * which those comparisons turn are known; under another value between the same two neighbours each
 * comparison ends the same way, step by step, and so do the conclusions. So each open stretch is
 * tried once, in its middle, and split again where that trial met turning points inside it; each
 * turning point is tried itself, since there a comparison may end a third way. Together the
 * stretches are the whole range, and the answer is exact.
 */
public final class Sensitivity {

  private final Comparisons comparisons;
  private final Node threshold;
  private final List<Stretch> stretches = new ArrayList<>();
  private int trials;

  /**
   * Values under which the same is concluded. Immutable.
   *
   * @param hasFrom whether {@code from} is one of them
   * @param hasTo whether {@code to} is one of them
   * @param whatIf against the conclusions under the value of the theory
   */
  public record Stretch(
      BigDecimal from, boolean hasFrom, BigDecimal to, boolean hasTo, WhatIf whatIf) {

    /** In the notation of intervals: {@code [0.3, 0.5)} has 0.3 and not 0.5. */
    public String interval() {
      return from.compareTo(to) == 0
          ? from.toPlainString()
          : (hasFrom ? "[" : "(")
              + from.toPlainString()
              + ", "
              + to.toPlainString()
              + (hasTo ? "]" : ")");
    }
  }

  /**
   * The range, cut where conclusions change. Immutable.
   *
   * @param value of the theory
   * @param stretches from the lower to the upper end; neighbours differ
   * @param trials how many values were tried
   */
  public record Report(Node threshold, BigDecimal value, List<Stretch> stretches, int trials) {

    public Report {
      stretches = List.copyOf(stretches);
    }
  }

  private Sensitivity(Comparisons comparisons, Node threshold) {
    this.comparisons = comparisons;
    this.threshold = threshold;
  }

  /** Goes through a range, which may be a single value. */
  public static Report over(Comparisons comparisons, Node threshold, Range range) {
    Sensitivity sensitivity = new Sensitivity(comparisons, threshold);
    sensitivity.point(range.from());
    if (range.from().compareTo(range.to()) < 0) {
      sensitivity.between(range.from(), range.to());
      sensitivity.point(range.to());
    }
    return new Report(threshold, range.value(), sensitivity.stretches, sensitivity.trials);
  }

  /**
   * Values to go through.
   *
   * @param value of the theory
   */
  public record Range(BigDecimal from, BigDecimal to, BigDecimal value) {

    /** Checks the order of the ends. */
    public Range {
      if (from.compareTo(to) > 0) {
        throw new IllegalArgumentException("a range from " + from + " to " + to);
      }
    }
  }

  private void point(BigDecimal value) {
    add(new Stretch(value, true, value, true, at(value).whatIf()));
  }

  private void between(BigDecimal from, BigDecimal to) {
    Comparisons.Trial trial = at(from.add(to).divide(BigDecimal.valueOf(2)));
    NavigableSet<BigDecimal> inside = new TreeSet<>(trial.turns());
    inside = inside.subSet(from, false, to, false);
    if (inside.isEmpty()) {
      add(new Stretch(from, false, to, false, trial.whatIf()));
      return;
    }
    BigDecimal start = from;
    for (BigDecimal turn : inside) {
      between(start, turn);
      point(turn);
      start = turn;
    }
    between(start, to);
  }

  private Comparisons.Trial at(BigDecimal value) {
    trials++;
    return comparisons.at(threshold, value);
  }

  /** What adjoins and concludes the same is one stretch. */
  private void add(Stretch next) {
    int last = stretches.size() - 1;
    if (last >= 0
        && stretches.get(last).whatIf().consequences().equals(next.whatIf().consequences())) {
      Stretch before = stretches.get(last);
      stretches.set(
          last,
          new Stretch(before.from(), before.hasFrom(), next.to(), next.hasTo(), before.whatIf()));
    } else {
      stretches.add(next);
    }
  }
}
