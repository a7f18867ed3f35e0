package org.eslabon.rules.relation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Decimals that came up while rules ran, numbered in the order of coming, without a lexical form as
 * long as nobody asks for it: a million quotients need no million texts. A number has up to 36
 * digits, as two halves of 18, and no zeros at its end. For one thread at a time.
 */
final class Decimals {

  /** What the upper half counts. */
  static final long HALF = 1_000_000_000_000_000_000L;

  private static final BigInteger BIG_HALF = BigInteger.valueOf(HALF);

  private long[] high = new long[64];
  private long[] low = new long[64];
  private byte[] scales = new byte[64];
  private int size;
  private long[] slots = new long[256];

  int size() {
    return size;
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
    return new Halves(high[index], low[index], scales[index]).number();
  }

  long high(int index) {
    return high[index];
  }

  long low(int index) {
    return low[index];
  }

  int scale(int index) {
    return scales[index];
  }

  /** The index of a number that has no zeros at its end, or -1. */
  int find(long upper, long lower, int scale) {
    return (int) slots[place(hash(upper, lower, scale), upper, lower, scale)] - 1;
  }

  /** The index of a number that has no zeros at its end; a new one if need be. */
  int add(long upper, long lower, int scale) {
    int hash = hash(upper, lower, scale);
    int place = place(hash, upper, lower, scale);
    if (slots[place] != 0) {
      return (int) slots[place] - 1;
    }
    if (size == high.length) {
      resize(size * 2);
    }
    high[size] = upper;
    low[size] = lower;
    scales[size] = (byte) scale;
    slots[place] = (long) hash << 32 | ++size;
    if (size * 2 > slots.length) {
      rehash(slots.length * 2);
    }
    return size - 1;
  }

  /**
   * Adds the decimals of the rows that have no id yet.
   *
   * @param first the id of index 0
   */
  void addAll(Numbers numbers, int[] ids, int first) {
    for (int row = 0; row < ids.length; row++) {
      if (ids[row] < 0 && numbers.form(row) == ShortNumbers.DECIMAL) {
        ids[row] = first + add(numbers.high(row), numbers.low(row), numbers.scale(row));
      }
    }
  }

  /** Makes room for many numbers at once. */
  void expect(int more) {
    int needed = Math.addExact(size, more);
    if (needed > high.length) {
      resize(needed);
    }
    if (needed * 2L > slots.length) {
      rehash(Integer.highestOneBit(needed) * 4);
    }
  }

  private void resize(int room) {
    high = Arrays.copyOf(high, room);
    low = Arrays.copyOf(low, room);
    scales = Arrays.copyOf(scales, room);
  }

  /** The upper half of a slot has the hash, so that another number is seldom looked at. */
  private int place(int hash, long upper, long lower, int scale) {
    int mask = slots.length - 1;
    int place = hash & mask;
    for (long slot = slots[place]; slot != 0; slot = slots[place]) {
      if ((int) (slot >>> 32) == hash && isAt((int) slot - 1, upper, lower, scale)) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean isAt(int index, long upper, long lower, int scale) {
    return low[index] == lower && high[index] == upper && scales[index] == scale;
  }

  private void rehash(int room) {
    long[] larger = new long[room];
    int mask = room - 1;
    for (long slot : slots) {
      if (slot != 0) {
        int place = (int) (slot >>> 32) & mask;
        while (larger[place] != 0) {
          place = (place + 1) & mask;
        }
        larger[place] = slot;
      }
    }
    slots = larger;
  }

  private static int hash(long upper, long lower, int scale) {
    long hash = (lower * 31 + upper) * 0x9E3779B97F4A7C15L + scale;
    hash ^= hash >>> 32;
    return (int) (hash ^ (hash >>> 16));
  }
}
