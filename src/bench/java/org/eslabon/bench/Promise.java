package org.eslabon.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.eslabon.bench.engine.Workload;

/**
 * Something that Eslabon must show, and what a run showed.
 *
 * @param what in words, with the bound
 * @param links at which it is promised
 * @param measured empty when an engine that it takes was not there, or failed
 * @param kept whether what was measured is within the bound
 */
record Promise(String what, int links, OptionalDouble measured, boolean kept) {

  static final int SIZE_M = 1_000_000;
  static final int SIZE_X = 5_000_000;

  private static final double GIGA = 1e9;

  /** Which side of a bound is the good one. */
  private enum Side {
    AT_LEAST,
    AT_MOST
  }

  /** What one run over one network showed. */
  static List<Promise> of(Results results) {
    String rules = Workload.ALL_RULES;
    return List.of(
        at(
            "R0-R6 take at most 3 times as long as the array program",
            ratio(results, Entrant.COLUMNAR, Entrant.ARRAYS, rules),
            Side.AT_MOST,
            3),
        at(
            "R0-R6 are at least 35 times faster than Jena in memory",
            ratio(results, Entrant.JENA_MEMORY, Entrant.COLUMNAR, rules),
            Side.AT_LEAST,
            35),
        at(
            "N-Triples load at least 5 times faster than into Jena in memory",
            ratio(results, Entrant.JENA_MEMORY, Entrant.COLUMNAR, Workload.LOAD_TRIPLES),
            Side.AT_LEAST,
            5),
        at(
            "canonical CSV loads in at most 2 times the time of DuckDB",
            ratio(results, Entrant.COLUMNAR_CSV, Entrant.DUCKDB_CSV, Workload.LOAD_TABLES),
            Side.AT_MOST,
            2),
        at(
            "Q3 is at least 10 times faster than on Jena in memory",
            ratio(results, Entrant.JENA_MEMORY, Entrant.COLUMNAR, "Q3"),
            Side.AT_LEAST,
            10),
        at(
            "Q5 is at least 10 times faster than on Jena in memory",
            ratio(results, Entrant.JENA_MEMORY, Entrant.COLUMNAR, "Q5"),
            Side.AT_LEAST,
            10),
        at(
            "Q1 takes at most 5 ms",
            scaled(results.seconds(Entrant.COLUMNAR, "Q1"), 1000),
            Side.AT_MOST,
            5),
        new Promise(
            "loading and classifying 5 million links takes at most 10 GB",
            SIZE_X,
            scaled(results.octets(Entrant.COLUMNAR, "concluded"), 1 / GIGA),
            results.octets(Entrant.COLUMNAR, "concluded").orElse(0) <= 10 * GIGA));
  }

  /** What several sizes in one run show: whether the cost of a link stays the same. */
  static List<Promise> ofSizes(List<Results> sizes) {
    if (sizes.size() < 2) {
      return List.of();
    }
    OptionalDouble small = costOfLink(sizes.get(0));
    Results last = sizes.get(sizes.size() - 1);
    OptionalDouble large = costOfLink(last);
    OptionalDouble growth =
        small.isPresent() && large.isPresent()
            ? OptionalDouble.of(large.getAsDouble() / small.getAsDouble())
            : OptionalDouble.empty();
    return List.of(
        new Promise(
            "loading and classifying a link of "
                + String.format(Locale.ROOT, "%,d", last.links())
                + " costs at most 1.2 times that of "
                + String.format(Locale.ROOT, "%,d", sizes.get(0).links()),
            last.links(),
            growth,
            growth.orElse(0) <= 1.2));
  }

  private static OptionalDouble costOfLink(Results results) {
    OptionalDouble load = results.seconds(Entrant.COLUMNAR, Workload.LOAD_TRIPLES);
    OptionalDouble rules = results.seconds(Entrant.COLUMNAR, Workload.ALL_RULES);
    return load.isEmpty() || rules.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((load.getAsDouble() + rules.getAsDouble()) / results.links());
  }

  private static Promise at(String what, OptionalDouble measured, Side side, double bound) {
    double number = measured.orElse(Double.NaN);
    boolean kept = side == Side.AT_LEAST ? number >= bound : number <= bound;
    return new Promise(what, SIZE_M, measured, kept);
  }

  /** How many times as long one engine takes as another. */
  private static OptionalDouble ratio(Results results, Entrant one, Entrant other, String step) {
    OptionalDouble above = results.seconds(one, step);
    OptionalDouble below = results.seconds(other, step);
    return above.isEmpty() || below.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
  }

  private static OptionalDouble scaled(OptionalDouble number, double by) {
    return number.isEmpty() ? number : OptionalDouble.of(number.getAsDouble() * by);
  }

  /** As a line: pass or fail, or only what was measured where nothing is promised. */
  String line(int linksHere) {
    if (measured.isEmpty()) {
      return "not measured: " + what;
    }
    String verdict =
        links != linksHere
            ? String.format(Locale.ROOT, "promised at %,d links only", links)
            : kept ? "pass" : "FAIL";
    return String.format(Locale.ROOT, "%s: %s: %.2f", verdict, what, measured.getAsDouble());
  }
}
