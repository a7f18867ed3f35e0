package org.eslabon.rules.relation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sums of integers and decimals that fit a {@code long}, as literals that ARQ would give. */
final class Sums {

  private final Lexicon lexicon;
  private final RowGroups groups;

  Sums(Lexicon lexicon, RowGroups groups) {
    this.lexicon = lexicon;
    this.groups = groups;
  }

  /** The sum of each group; {@code null} when one of them is too long. */
  int @Nullable [] of(int[] column, ShortNumbers numbers) {
    long[] sums = new long[groups.size()];
    int[] counts = new int[sums.length];
    try {
      add(numbers.scaled(), sums, counts);
    } catch (ArithmeticException tooLong) {
      return null;
    }
    int[] ids = lexicon.ids(results(numbers, sums, counts));
    int[] firsts = groups.firstRows();
    for (int group = 0; group < ids.length; group++) {
      if (counts[group] == 1) {
        // a sum of one is that one, as it was written
        ids[group] = column[firsts[group]];
      }
    }
    return ids;
  }

  private void add(long[] scaled, long[] sums, int[] counts) {
    int[] groupOf = groups.groupOf();
    for (int row = 0; row < scaled.length; row++) {
      int group = groupOf[row];
      sums[group] = Math.addExact(sums[group], scaled[row]);
      counts[group]++;
    }
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
