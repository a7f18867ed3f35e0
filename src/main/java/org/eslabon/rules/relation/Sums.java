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
    int size = groups.size();
    int[] groupOf = groups.groupOf();
    long[] sums = new long[size];
    int[] counts = new int[size];
    try {
      long[] scaled = numbers.scaled();
      for (int row = 0; row < scaled.length; row++) {
        int group = groupOf[row];
        sums[group] = Math.addExact(sums[group], scaled[row]);
        counts[group]++;
      }
    } catch (ArithmeticException tooLong) {
      return null;
    }
    boolean[] isDecimal = new boolean[size];
    if (numbers.areDecimals()) {
      Arrays.fill(isDecimal, true);
    } else {
      for (int row = 0; row < column.length; row++) {
        isDecimal[groupOf[row]] |= numbers.form(row) == ShortNumbers.DECIMAL;
      }
    }
    Numbers results = new Numbers(size);
    for (int group = 0; group < size; group++) {
      if (isDecimal[group]) {
        results.decimal(group, sums[group], numbers.scale());
      } else {
        results.integer(group, sums[group] / Quotient.power(numbers.scale()));
      }
    }
    int[] ids = lexicon.ids(results);
    int[] firsts = groups.firstRows();
    for (int group = 0; group < size; group++) {
      if (counts[group] == 1) {
        // a sum of one is that one, as it was written
        ids[group] = column[firsts[group]];
      }
    }
    return ids;
  }
}
