package org.eslabon.rules.relation;

import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.eslabon.column.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Sums, differences, products and quotients of integers and decimals that fit a {@code long},
 * giving the literals that ARQ gives. What does not fit is left for ARQ.
 */
final class Arithmetic {

  private final ExprFunction2 operation;
  private final Lexicon lexicon;

  /**
   * Ids of results.
   *
   * @param rest rows that have none yet
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Result(int[] values, int[] rest) {}

  private Arithmetic(ExprFunction2 operation, Lexicon lexicon) {
    this.operation = operation;
    this.lexicon = lexicon;
  }

  static @Nullable Arithmetic of(ExprFunction2 expression, Lexicon lexicon) {
    return expression instanceof E_Add
            || expression instanceof E_Subtract
            || expression instanceof E_Multiply
            || expression instanceof E_Divide
        ? new Arithmetic(expression, lexicon)
        : null;
  }

  private static final byte REST = 0;
  private static final byte INTEGER = 1;
  private static final byte DECIMAL = 2;

  /** Results before they have ids. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Numbers(byte[] forms, long[] high, long[] low, byte[] scales) {

    Numbers(int rows) {
      this(new byte[rows], new long[rows], new long[rows], new byte[rows]);
    }

    void set(int row, byte form, long number, int scale) {
      forms[row] = form;
      high[row] = form == DECIMAL ? number / Decimals.HALF : 0;
      low[row] = form == DECIMAL ? number % Decimals.HALF : number;
      scales[row] = (byte) scale;
    }
  }

  Result run(int rows, Calculator.Operand left, Calculator.Operand right) {
    Numbers numbers = new Numbers(rows);
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          Quotient quotient = new Quotient();
          for (int row = from; row < to; row++) {
            calculate(left.of(row), right.of(row), numbers, row, quotient);
          }
        });
    int[] values = new int[rows];
    IntRows rest = new IntRows(16);
    for (int row = 0; row < rows; row++) {
      switch (numbers.forms[row]) {
        case INTEGER -> values[row] = lexicon.integer(numbers.low[row]);
        case DECIMAL ->
            values[row] = lexicon.decimal(numbers.high[row], numbers.low[row], numbers.scales[row]);
        default -> rest.add(row);
      }
    }
    return new Result(values, rest.toArray());
  }

  private void calculate(int left, int right, Numbers numbers, int row, Quotient quotient) {
    if (left == Table.UNBOUND || right == Table.UNBOUND) {
      return;
    }
    ValueKind kind = lexicon.kind(left);
    ValueKind other = lexicon.kind(right);
    if (!isShort(kind) || !isShort(other)) {
      return;
    }
    long one = lexicon.number(left);
    long two = lexicon.number(right);
    int scale = lexicon.scale(left);
    int otherScale = lexicon.scale(right);
    if (operation instanceof E_Divide) {
      if (quotient.divide(one, scale, two, otherScale)) {
        numbers.forms[row] = DECIMAL;
        numbers.high[row] = quotient.high();
        numbers.low[row] = quotient.low();
        numbers.scales[row] = Quotient.SCALE;
      }
      return;
    }
    byte form = kind == ValueKind.INTEGER && other == ValueKind.INTEGER ? INTEGER : DECIMAL;
    try {
      if (operation instanceof E_Multiply) {
        numbers.set(row, form, Math.multiplyExact(one, two), scale + otherScale);
      } else {
        int common = Math.max(scale, otherScale);
        long first = scaled(one, common - scale);
        long second = scaled(two, common - otherScale);
        long sum =
            operation instanceof E_Add
                ? Math.addExact(first, second)
                : Math.subtractExact(first, second);
        numbers.set(row, form, sum, common);
      }
    } catch (ArithmeticException tooLong) {
      numbers.forms[row] = REST;
    }
  }

  static boolean isShort(ValueKind kind) {
    return kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL;
  }

  /** The number with more zeros at its end. */
  static long scaled(long number, int zeros) {
    if (zeros == 0) {
      return number;
    }
    if (zeros > 18) {
      throw new ArithmeticException();
    }
    return Math.multiplyExact(number, Quotient.power(zeros));
  }
}
