package org.eslabon.rules.relation;

import java.util.Arrays;
import org.eslabon.column.ValueKind;

/**
 * The numbers of an operand, as far as they are integers or decimals that fit a {@code long}: read
 * from the terms once, so that loops that calculate go over plain arrays. Immutable.
 */
final class ShortNumbers {

  /** Something else, or nothing. */
  static final byte OTHER = 0;

  static final byte INTEGER = (byte) ValueKind.INTEGER.code();
  static final byte DECIMAL = (byte) ValueKind.DECIMAL.code();

  /** For each row one of the three, and above eight bits the scale. */
  private final short[] forms;

  private final long[] numbers;
  private final boolean isConstant;
  private final Seen seen;

  private ShortNumbers(Lexicon lexicon, Operand operand) {
    int rows = operand.ids().length;
    forms = new short[rows];
    numbers = new long[rows];
    isConstant = operand.isConstant();
    Seen[] seen = new Seen[Chunks.count(rows)];
    Chunks.run(rows, (chunk, from, to) -> seen[chunk] = read(lexicon, operand.ids(), from, to));
    this.seen = Arrays.stream(seen).reduce(Seen::and).orElseThrow();
  }

  /** What numbers of some rows have in common. */
  private record Seen(int leastScale, int scale, boolean hasOther, boolean hasInteger) {

    Seen and(Seen more) {
      return new Seen(
          Math.min(leastScale, more.leastScale),
          Math.max(scale, more.scale),
          hasOther || more.hasOther,
          hasInteger || more.hasInteger);
    }
  }

  static ShortNumbers of(Lexicon lexicon, Operand operand) {
    return new ShortNumbers(lexicon, operand);
  }

  private Seen read(Lexicon lexicon, int[] ids, int from, int to) {
    lexicon.read(ids, from, to, forms, numbers);
    int least = Integer.MAX_VALUE;
    int most = 0;
    boolean hasOther = false;
    boolean hasInteger = false;
    for (int row = from; row < to; row++) {
      int kind = forms[row] & 0xFF;
      if (kind == INTEGER || kind == DECIMAL) {
        int scale = forms[row] >> 8;
        least = Math.min(least, scale);
        most = Math.max(most, scale);
        hasInteger |= kind == INTEGER;
      } else {
        forms[row] = OTHER;
        hasOther = true;
      }
    }
    return new Seen(least, most, hasOther, hasInteger);
  }

  /** Whether there is nothing else among them. */
  boolean isComplete() {
    return !seen.hasOther;
  }

  /** The largest scale. */
  int scale() {
    return seen.scale;
  }

  /** Whether all are decimals. */
  boolean areDecimals() {
    return !seen.hasOther && !seen.hasInteger;
  }

  /**
   * All numbers with the largest scale. Not to be written to.
   *
   * @throws ArithmeticException when one of them does not fit a {@code long} then
   */
  long[] scaled() {
    if (seen.leastScale == seen.scale) {
      return numbers;
    }
    long[] scaled = new long[numbers.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = Arithmetic.scaled(numbers[row], seen.scale - scale(row));
    }
    return scaled;
  }

  byte form(int row) {
    return (byte) forms[isConstant ? 0 : row];
  }

  int scale(int row) {
    return forms[isConstant ? 0 : row] >> 8;
  }

  long number(int row) {
    return numbers[isConstant ? 0 : row];
  }
}
