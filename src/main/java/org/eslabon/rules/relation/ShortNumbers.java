package org.eslabon.rules.relation;

import org.eslabon.column.ValueKind;

/**
 * The numbers of an operand, as far as they are integers or decimals that fit a {@code long}: read
 * from the terms once, so that loops that calculate go over plain arrays. Immutable.
 */
final class ShortNumbers {

  /** Something else, or nothing. */
  static final byte OTHER = 0;

  static final byte INTEGER = 1;
  static final byte DECIMAL = 2;

  private final byte[] forms;
  private final byte[] scales;
  private final long[] numbers;
  private final boolean isConstant;
  private final boolean isComplete;
  private final int scale;

  private ShortNumbers(Lexicon lexicon, Operand operand) {
    int rows = operand.ids().length;
    forms = new byte[rows];
    scales = new byte[rows];
    numbers = new long[rows];
    isConstant = operand.isConstant();
    int[] largest = new int[Chunks.count(rows)];
    boolean[] hasOther = new boolean[largest.length];
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            read(lexicon, operand.ids()[row], row);
            largest[chunk] = Math.max(largest[chunk], scales[row]);
            hasOther[chunk] |= forms[row] == OTHER;
          }
        });
    int most = 0;
    boolean has = false;
    for (int chunk = 0; chunk < largest.length; chunk++) {
      most = Math.max(most, largest[chunk]);
      has |= hasOther[chunk];
    }
    scale = most;
    isComplete = !has;
  }

  static ShortNumbers of(Lexicon lexicon, Operand operand) {
    return new ShortNumbers(lexicon, operand);
  }

  private void read(Lexicon lexicon, int id, int row) {
    if (id == Table.UNBOUND) {
      return;
    }
    ValueKind kind = lexicon.kind(id);
    if (kind == ValueKind.INTEGER) {
      forms[row] = INTEGER;
    } else if (kind == ValueKind.DECIMAL) {
      forms[row] = DECIMAL;
      scales[row] = (byte) lexicon.scale(id);
    } else {
      return;
    }
    numbers[row] = lexicon.number(id);
  }

  /** Whether there is nothing else among them. */
  boolean isComplete() {
    return isComplete;
  }

  /** The largest scale. */
  int scale() {
    return scale;
  }

  /** Whether all are decimals. */
  boolean areDecimals() {
    for (byte form : forms) {
      if (form != DECIMAL) {
        return false;
      }
    }
    return true;
  }

  /**
   * All numbers with the largest scale.
   *
   * @throws ArithmeticException when one of them does not fit a {@code long} then
   */
  long[] scaled() {
    long[] scaled = new long[numbers.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = Arithmetic.scaled(numbers[row], scale - scales[row]);
    }
    return scaled;
  }

  byte form(int row) {
    return forms[isConstant ? 0 : row];
  }

  int scale(int row) {
    return scales[isConstant ? 0 : row];
  }

  long number(int row) {
    return numbers[isConstant ? 0 : row];
  }
}
