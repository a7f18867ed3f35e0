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
  private int[] slots = new int[256];

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

    /** Cuts zeros off the end of a number of two halves of the same sign. */
    static Halves of(long high, long low, int scale) {
      long upper = high;
      long lower = low;
      int digits = scale;
      while (digits > 0 && lower % 10 == 0) {
        lower = (upper % 10) * (HALF / 10) + lower / 10;
        upper /= 10;
        digits--;
      }
      return new Halves(upper, lower, upper == 0 && lower == 0 ? 0 : digits);
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
    return slots[place(upper, lower, scale)] - 1;
  }

  /** The index of a number that has no zeros at its end; a new one if need be. */
  int add(long upper, long lower, int scale) {
    int place = place(upper, lower, scale);
    if (slots[place] != 0) {
      return slots[place] - 1;
    }
    if (size == high.length) {
      high = Arrays.copyOf(high, size * 2);
      low = Arrays.copyOf(low, size * 2);
      scales = Arrays.copyOf(scales, size * 2);
    }
    high[size] = upper;
    low[size] = lower;
    scales[size] = (byte) scale;
    slots[place] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int place(long upper, long lower, int scale) {
    int mask = slots.length - 1;
    int place = hash(upper, lower, scale) & mask;
    while (slots[place] != 0) {
      int index = slots[place] - 1;
      if (low[index] == lower && high[index] == upper && scales[index] == scale) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    slots = new int[slots.length * 4];
    for (int index = 0; index < size; index++) {
      slots[place(high[index], low[index], scales[index])] = index + 1;
    }
  }

  private static int hash(long upper, long lower, int scale) {
    long hash = (lower * 31 + upper) * 0x9E3779B97F4A7C15L + scale;
    hash ^= hash >>> 32;
    return (int) (hash ^ (hash >>> 16));
  }
}
