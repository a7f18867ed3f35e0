package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums of integers and decimals that fit a {@code long}, as literals that ARQ would give. */
final class Sums {

  /** With fewer rows in a group, to put totals together takes as long as to make them. */
  private static final int ROWS_OF_GROUP = 4;

  private final Lexicon lexicon;
  private final RowGroups groups;
  private final Function<Numbers, int[]> ids;

  /**
   * Sums of groups of rows.
   *
   * @param ids how they get ids
   */
  Sums(Lexicon lexicon, RowGroups groups, Function<Numbers, int[]> ids) {
    this.lexicon = lexicon;
    this.groups = groups;
    this.ids = ids;
  }

  /** The sum of each group; {@code null} when one of them is too long. */
  int @Nullable [] of(int[] column, ShortNumbers numbers) {
    Totals totals;
    try {
      totals = totals(numbers.scaled());
    } catch (ArithmeticException tooLong) {
      return null;
    }
    long[] sums = totals.sums;
    int[] counts = totals.counts;
    int[] found = ids.apply(results(numbers, sums, counts));
    int[] firsts = groups.firstRows();
    for (int group = 0; group < found.length; group++) {
      if (counts[group] == 1) {
        // a sum of one is that one, as it was written
        found[group] = column[firsts[group]];
      }
    }
    return found;
  }

  /** What groups come to, and of how many rows. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Totals(long[] sums, int[] counts) {

    void add(int[] groupOf, long[] scaled, int from, int to) {
      for (int row = from; row < to; row++) {
        int group = groupOf[row];
        sums[group] = Math.addExact(sums[group], scaled[row]);
        counts[group]++;
      }
    }

    Totals and(Totals more) {
      for (int group = 0; group < sums.length; group++) {
        sums[group] = Math.addExact(sums[group], more.sums[group]);
        counts[group] += more.counts[group];
      }
      return this;
    }
  }

  /** Totals of all rows; those of a few groups by several threads. */
  private Totals totals(long[] scaled) {
    int size = groups.size();
    if (size > scaled.length / ROWS_OF_GROUP) {
      Totals totals = new Totals(new long[size], new int[size]);
      totals.add(groups.groupOf(), scaled, 0, scaled.length);
      return totals;
    }
    return Chunks.perProcessor(
            scaled.length,
            (from, to) -> {
              Totals totals = new Totals(new long[size], new int[size]);
              totals.add(groups.groupOf(), scaled, from, to);
              return totals;
            })
        .stream()
        .reduce(Totals::and)
        .orElseThrow();
  }

  private Numbers results(ShortNumbers numbers, long[] sums, int[] counts) {
    boolean[] isDecimal = areDecimals(numbers);
    Numbers results = lexicon.numbers(sums.length);
    for (int group = 0; group < sums.length; group++) {
      if (isDecimal[group] && counts[group] > 1) {
        results.decimal(group, sums[group], numbers.scale());
      } else if (counts[group] > 1) {
        results.integer(group, sums[group] / Quotient.power(numbers.scale()));
      }
    }
    return results;
  }

  private boolean[] areDecimals(ShortNumbers numbers) {
    boolean[] isDecimal = new boolean[groups.size()];
    if (numbers.areDecimals()) {
      Arrays.fill(isDecimal, true);
      return isDecimal;
    }
    int[] groupOf = groups.groupOf();
    for (int row = 0; row < groupOf.length; row++) {
      isDecimal[groupOf[row]] |= numbers.form(row) == ShortNumbers.DECIMAL;
    }
    return isDecimal;
  }
}
