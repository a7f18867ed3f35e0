package org.eslabon.rules.relation;

/**
 * Divides decimals that fit a {@code long} as ARQ does: to 24 digits behind the point, the last one
 * rounded, when the quotient goes on for ever. Quotients that end, and those that are too long, are
 * left to ARQ. Holds the last result; for one thread.
 */
final class Quotient {

  /** Digits behind the point of a quotient that does not end. */
  static final int SCALE = 24;

  private static final int LOW_DIGITS = 18;
  private static final long[] POWERS = new long[LOW_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private long high;
  private long low;

  static long power(int digits) {
    return POWERS[digits];
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Divides; false when the quotient has to be worked out in another way. */
  boolean divide(long dividend, int scale, long divisor, int otherScale) {
    int digits = SCALE + otherScale - scale;
    long whole = Math.abs(dividend);
    long part = Math.abs(divisor);
    if (part <= 0 || whole < 0 || digits < LOW_DIGITS || digits > SCALE + LOW_DIGITS) {
      return false;
    }
    if (whole % withoutTwosAndFives(part) == 0) {
      return false;
    }
    int step = LOW_DIGITS;
    while (step > 0 && part > Long.MAX_VALUE / POWERS[step]) {
      step--;
    }
    long first = whole / part;
    int upperDigits = digits - LOW_DIGITS;
    if (step == 0 || upperDigits >= LOW_DIGITS || first >= POWERS[LOW_DIGITS - upperDigits]) {
      return false;
    }
    long rest = whole % part;
    long upper = first;
    for (int left = upperDigits; left > 0; ) {
      int now = Math.min(step, left);
      rest *= POWERS[now];
      upper = upper * POWERS[now] + rest / part;
      rest %= part;
      left -= now;
    }
    long lower = 0;
    for (int left = LOW_DIGITS; left > 0; ) {
      int now = Math.min(step, left);
      rest *= POWERS[now];
      lower = lower * POWERS[now] + rest / part;
      rest %= part;
      left -= now;
    }
    if (rest > part - rest && ++lower == Decimals.HALF) {
      lower = 0;
      upper++;
    }
    boolean isNegative = dividend < 0 != divisor < 0;
    high = isNegative ? -upper : upper;
    low = isNegative ? -lower : lower;
    return true;
  }

  private static long withoutTwosAndFives(long number) {
    long rest = number >> Long.numberOfTrailingZeros(number);
    while (rest % 5 == 0) {
      rest /= 5;
    }
    return rest;
  }
}
