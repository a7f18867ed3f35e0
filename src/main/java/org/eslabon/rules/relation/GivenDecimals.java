package org.eslabon.rules.relation;

import org.eslabon.column.Terms;
import org.eslabon.column.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * The decimals that are terms of the data. Most numbers that rules compute are not among them, and
 * are known to be new without anybody making a text to look them up: a quotient of 24 digits behind
 * the point is in no data whose prices have two. One thread looks up many, any number single ones.
 */
final class GivenDecimals {

  /** A sketch of the data pays when one number in so many literals is looked up. */
  private static final int WORTH_SKETCH = 32;

  private static final int BIG_DECIMAL_KIND = ValueKind.BIG_DECIMAL.code();

  private final Terms terms;
  private final Shape shape;
  private volatile @Nullable DecimalSketch sketch;

  GivenDecimals(Terms terms) {
    this.terms = terms;
    int first = terms.resources();
    this.shape =
        Chunks.perProcessor(
                terms.size() - first, (from, to) -> Shape.of(terms, first + from, first + to))
            .stream()
            .reduce(Shape::and)
            .orElseThrow();
  }

  /**
   * What all of them have in common.
   *
   * @param digits the most that stand behind the point of one that fits a {@code long}
   * @param hasLong whether some do not
   */
  private record Shape(int digits, boolean hasLong) {

    static Shape of(Terms terms, int from, int to) {
      int digits = -1;
      boolean hasLong = false;
      for (int id = from; id < to; id++) {
        int form = terms.form(id);
        int kind = form & 0xFF;
        if (kind == ShortNumbers.DECIMAL) {
          digits = Math.max(digits, form >> 8);
        }
        hasLong |= kind == BIG_DECIMAL_KIND;
      }
      return new Shape(digits, hasLong);
    }

    Shape and(Shape more) {
      return new Shape(Math.max(digits, more.digits), hasLong || more.hasLong);
    }
  }

  /** The id of a number that has no zeros at its end, or -1. */
  int find(long high, long low, int scale) {
    if (!mayHave(high, low, scale)) {
      return -1;
    }
    return Decimals.fitsLong(high, low)
        ? terms.findDecimal(Decimals.digits(high, low), scale)
        : terms.find(Lexicon.literal(new Decimals.Halves(high, low, scale).number()));
  }

  private boolean mayHave(long high, long low, int scale) {
    if (!Decimals.fitsLong(high, low)) {
      return shape.hasLong;
    }
    DecimalSketch known = sketch;
    return scale <= shape.digits
        && (known == null || known.mayHave(Decimals.digits(high, low), scale));
  }

  /** The same, without a look at its digits where they do not matter. */
  private boolean mayHave(Numbers numbers, int row) {
    return (numbers.scale(row) <= shape.digits || shape.hasLong)
        && mayHave(numbers.high(row), numbers.low(row), numbers.scale(row));
  }

  /** Gives ids to the numbers that are there, and takes these from the numbers. */
  void find(Numbers numbers, int[] ids) {
    int[] sought = sought(numbers);
    if (sketch == null && sought.length > (terms.size() - terms.resources()) / WORTH_SKETCH) {
      sketch = DecimalSketch.of(terms);
      sought = sought(numbers);
    }
    int[] rows = sought;
    Chunks.run(
        rows.length,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            int row = rows[i];
            ids[row] = find(numbers.high(row), numbers.low(row), numbers.scale(row));
            if (ids[row] >= 0) {
              numbers.clear(row);
            }
          }
        });
  }

  private int[] sought(Numbers numbers) {
    byte[] isSought = new byte[numbers.rows()];
    Chunks.run(
        isSought.length,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            isSought[row] =
                Truth.of(numbers.form(row) == ShortNumbers.DECIMAL && mayHave(numbers, row));
          }
        });
    return Truth.rows(isSought);
  }
}
