package org.eslabon.rules.relation;

import org.eslabon.column.ValueKind;

/** Sums of integers and decimals that fit a {@code long}, as literals that ARQ would give. */
final class Sums {

  private static final int[] NONE = {};

  private final Lexicon lexicon;
  private final RowGroups groups;

  Sums(Lexicon lexicon, RowGroups groups) {
    this.lexicon = lexicon;
    this.groups = groups;
  }

  /** The sum of each group; nothing when one of them is too long. */
  int[] of(int[] column) {
    int scale = 0;
    for (int id : column) {
      scale = Math.max(scale, lexicon.scale(id));
    }
    long[] sums = new long[groups.size()];
    int[] counts = new int[sums.length];
    boolean[] isDecimal = new boolean[sums.length];
    int[] last = new int[sums.length];
    try {
      for (int row = 0; row < column.length; row++) {
        int group = groups.of(row);
        int id = column[row];
        long number = Arithmetic.scaled(lexicon.number(id), scale - lexicon.scale(id));
        sums[group] = Math.addExact(sums[group], number);
        counts[group]++;
        isDecimal[group] |= lexicon.kind(id) == ValueKind.DECIMAL;
        last[group] = id;
      }
    } catch (ArithmeticException tooLong) {
      return NONE;
    }
    int[] ids = new int[sums.length];
    for (int group = 0; group < ids.length; group++) {
      // a sum of one is that one, as it was written
      ids[group] =
          counts[group] == 1
              ? last[group]
              : isDecimal[group] ? decimal(sums[group], scale) : integer(sums[group], scale);
    }
    return ids;
  }

  private int decimal(long sum, int scale) {
    return lexicon.decimal(sum / Decimals.HALF, sum % Decimals.HALF, scale);
  }

  private int integer(long sum, int scale) {
    return lexicon.integer(scale == 0 ? sum : sum / Quotient.power(scale));
  }
}
