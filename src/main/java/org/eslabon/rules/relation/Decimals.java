package org.eslabon.rules.relation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decimals that came up while rules ran, numbered in the order of coming, without a lexical form as
 * long as nobody asks for it: a million quotients need no million texts. A number has up to 36
 * digits, as two halves of 18, and no zeros at its end. What comes in the same order gets the same
 * numbers, however many threads there are. For one thread at a time.
 */
final class Decimals {

  /** What the upper half counts. */
  static final long HALF = 1_000_000_000_000_000_000L;

  private static final BigInteger BIG_HALF = BigInteger.valueOf(HALF);

  /** How many threads may add at once; the upper bits of a hash choose the table. */
  private static final int TABLES = 4;

  private final DecimalTable[] tables = new DecimalTable[TABLES];

  Decimals() {
    Arrays.setAll(tables, i -> new DecimalTable());
  }

  boolean isEmpty() {
    return Arrays.stream(tables).allMatch(table -> table.size() == 0);
  }

  /** Whether a decimal has few enough digits. */
  static boolean fits(BigDecimal number) {
    return number.precision() <= 36 && number.scale() >= 0 && number.scale() <= 100;
  }

  /** The halves of a number that fits, after its zeros at the end were cut off. */
  record Halves(long high, long low, int scale) {

    static Halves of(BigDecimal number) {
      BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      BigDecimal plain = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
      BigInteger[] halves = plain.unscaledValue().divideAndRemainder(BIG_HALF);
      return new Halves(halves[0].longValueExact(), halves[1].longValueExact(), plain.scale());
    }

    BigDecimal number() {
      BigInteger digits = BigInteger.valueOf(high).multiply(BIG_HALF).add(BigInteger.valueOf(low));
      return new BigDecimal(digits, scale);
    }
  }

  BigDecimal number(int index) {
    return new Halves(high(index), low(index), scale(index)).number();
  }

  long high(int index) {
    return tables[index % TABLES].high(index / TABLES);
  }

  long low(int index) {
    return tables[index % TABLES].low(index / TABLES);
  }

  int scale(int index) {
    return tables[index % TABLES].scale(index / TABLES);
  }

  /** The index of a number that has no zeros at its end, or -1. */
  int find(long upper, long lower, int scale) {
    int hash = hash(upper, lower, scale);
    int found = tables[table(hash)].find(hash, upper, lower, scale);
    return found < 0 ? -1 : found * TABLES + table(hash);
  }

  /** The index of a number that has no zeros at its end; a new one if need be. */
  int add(long upper, long lower, int scale) {
    int hash = hash(upper, lower, scale);
    return tables[table(hash)].add(hash, upper, lower, scale) * TABLES + table(hash);
  }

  /**
   * Adds the decimals of the rows that have no id yet.
   *
   * @param first the id of index 0
   */
  void addAll(Numbers numbers, int[] ids, int first) {
    int[] hashes = new int[ids.length];
    int[][] counts = new int[Chunks.count(ids.length)][TABLES];
    Chunks.run(
        ids.length,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            hashes[row] = hash(numbers.high(row), numbers.low(row), numbers.scale(row));
            counts[chunk][table(hashes[row])]++;
          }
        });
    IntStream.range(0, TABLES)
        .parallel()
        .forEach(
            table -> {
              tables[table].expect(Arrays.stream(counts).mapToInt(count -> count[table]).sum());
              addAll(table, numbers, hashes, new Ids(ids, first));
            });
  }

  /** Where ids go, and from which number they count. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Ids(int[] ids, int first) {}

  private void addAll(int table, Numbers numbers, int[] hashes, Ids wanted) {
    int[] ids = wanted.ids;
    for (int row = 0; row < ids.length; row++) {
      int hash = hashes[row];
      if (table(hash) == table && ids[row] < 0 && numbers.form(row) == ShortNumbers.DECIMAL) {
        int index =
            tables[table].add(hash, numbers.high(row), numbers.low(row), numbers.scale(row));
        ids[row] = wanted.first + index * TABLES + table;
      }
    }
  }

  private static int table(int hash) {
    return hash >>> 30;
  }

  private static int hash(long upper, long lower, int scale) {
    long hash = (lower * 31 + upper) * 0x9E3779B97F4A7C15L + scale;
    hash ^= hash >>> 32;
    return (int) (hash ^ (hash >>> 16));
  }
}
