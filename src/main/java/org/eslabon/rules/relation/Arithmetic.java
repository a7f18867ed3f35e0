package org.eslabon.rules.relation;

import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.ExprFunction2;
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

  Result run(int rows, ShortNumbers one, ShortNumbers other) {
    Numbers results = lexicon.numbers(rows);
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          if (operation instanceof E_Divide) {
            divide(one, other, results, from, to);
          } else {
            calculate(one, other, results, from, to);
          }
        });
    int[] rest = results.rows(ShortNumbers.OTHER);
    return new Result(lexicon.ids(results), rest);
  }

  private static void divide(
      ShortNumbers one, ShortNumbers other, Numbers results, int from, int to) {
    Quotient quotient = new Quotient();
    for (int row = from; row < to; row++) {
      boolean areShort =
          one.form(row) != ShortNumbers.OTHER && other.form(row) != ShortNumbers.OTHER;
      if (areShort
          && quotient.divide(
              one.number(row), one.scale(row), other.number(row), other.scale(row))) {
        results.decimal(row, quotient.high(), quotient.low(), Quotient.SCALE);
      }
    }
  }

  private void calculate(ShortNumbers one, ShortNumbers other, Numbers results, int from, int to) {
    for (int row = from; row < to; row++) {
      byte form = one.form(row);
      if (form == ShortNumbers.OTHER || other.form(row) == ShortNumbers.OTHER) {
        continue;
      }
      try {
        int scale = scale(one.scale(row), other.scale(row));
        long number = number(one, other, row, scale);
        if (form == ShortNumbers.INTEGER && other.form(row) == ShortNumbers.INTEGER) {
          results.integer(row, number);
        } else {
          results.decimal(row, number, scale);
        }
      } catch (ArithmeticException tooLong) {
        // has no result here
      }
    }
  }

  private int scale(int scale, int other) {
    return operation instanceof E_Multiply ? scale + other : Math.max(scale, other);
  }

  private long number(ShortNumbers one, ShortNumbers other, int row, int scale) {
    if (operation instanceof E_Multiply) {
      return Math.multiplyExact(one.number(row), other.number(row));
    }
    long first = scaled(one.number(row), scale - one.scale(row));
    long second = scaled(other.number(row), scale - other.scale(row));
    return operation instanceof E_Add
        ? Math.addExact(first, second)
        : Math.subtractExact(first, second);
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
