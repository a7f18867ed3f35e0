package org.eslabon.rules.relation;

/**
 * Numbers that were calculated and have no ids yet, one a row: integers, and decimals as {@link
 * Decimals} keeps them, at the places there that they keep if they are new. Any number of threads
 * may write, each rows of its own.
 */
final class Numbers {

  private final Decimals decimals;
  private final int first;
  private final byte[] forms;
  private volatile boolean hasIntegers;

  /**
   * Numbers for some rows.
   *
   * @param first the place of the first row among the decimals
   */
  Numbers(Decimals decimals, int first, int rows) {
    this.decimals = decimals;
    this.first = first;
    this.forms = new byte[rows];
  }

  int rows() {
    return forms.length;
  }

  void integer(int row, long number) {
    forms[row] = ShortNumbers.INTEGER;
    hasIntegers = true;
    decimals.put(first + row, 0, number, 0);
  }

  void decimal(int row, long number, int scale) {
    decimal(row, number / Decimals.HALF, number % Decimals.HALF, scale);
  }

  /** Takes a number of two halves of the same sign, without the zeros at its end. */
  void decimal(int row, long upper, long lower, int scale) {
    long more = upper;
    long rest = lower;
    int digits = scale;
    while (digits > 0 && rest % 10 == 0) {
      rest = (more % 10) * (Decimals.HALF / 10) + rest / 10;
      more /= 10;
      digits--;
    }
    forms[row] = ShortNumbers.DECIMAL;
    decimals.put(first + row, more, rest, digits);
  }

  /** Takes the number of a row away again. */
  void clear(int row) {
    forms[row] = ShortNumbers.OTHER;
  }

  /** The rows that have a number of one form. */
  int[] rows(byte form) {
    return Truth.rows(forms, form);
  }

  /** Whether some number is an integer. */
  boolean hasIntegers() {
    return hasIntegers;
  }

  /** What the row has, as {@link ShortNumbers} names it. */
  byte form(int row) {
    return forms[row];
  }

  long high(int row) {
    return decimals.high(first + row);
  }

  long low(int row) {
    return decimals.low(first + row);
  }

  int scale(int row) {
    return decimals.scale(first + row);
  }
}
