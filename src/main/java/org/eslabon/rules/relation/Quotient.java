package org.eslabon.rules.relation;

/**
 * Divides numbers that fit a {@code long} as ARQ does: exactly where the quotient ends, otherwise
 * to 24 digits behind the point, the last one rounded. Quotients of more digits are left to ARQ.
 * Holds the last result; for one thread.
 */
final class Quotient {

  /** Digits behind the point. */
  static final int SCALE = 24;

  private static final int LOW_DIGITS = 18;

  /** Digits worked out at once: few enough for a {@code double} to be off by one at most. */
  private static final int STEP = 9;

  /** Up to here twice a rest fits a {@code long}. */
  private static final long LARGEST_DIVISOR = Long.MAX_VALUE / 4;

  private static final long FIVE_TO_THE_19TH = 19_073_486_328_125L;

  private static final long[] POWERS = new long[LOW_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private long high;
  private long low;
  private long rest;

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
    int upperDigits = SCALE + otherScale - scale - LOW_DIGITS;
    long whole = Math.abs(dividend);
    long part = Math.abs(divisor);
    if (part <= 0 || part > LARGEST_DIVISOR || whole < 0) {
      return false;
    }
    long first = whole / part;
    if (upperDigits < 0 || upperDigits >= LOW_DIGITS || first >= POWERS[LOW_DIGITS - upperDigits]) {
      return false;
    }
    rest = whole - first * part;
    long upper = first * POWERS[upperDigits] + digits(upperDigits, part);
    long lower = digits(LOW_DIGITS, part);
    if (rest != 0 && endsLater(whole, part)) {
      return false;
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

  /** The next digits of the quotient. */
  private long digits(int count, long part) {
    long digits = 0;
    for (int left = count; left > 0; left -= STEP) {
      long power = POWERS[Math.min(left, STEP)];
      // a double is much faster than the division of longs, and the rest tells when it is off
      long next = (long) ((double) rest * power / part);
      long over = rest * power - next * part;
      if (over < 0) {
        next--;
        over += part;
      } else if (over >= part) {
        next++;
        over -= part;
      }
      rest = over;
      digits = digits * power + next;
    }
    return digits;
  }

  /** Whether a quotient that goes on behind these digits, 18 or more, ends all the same. */
  private static boolean endsLater(long whole, long part) {
    boolean mayEnd = Long.numberOfTrailingZeros(part) > LOW_DIGITS || part >= FIVE_TO_THE_19TH;
    return mayEnd && whole % withoutTwosAndFives(part) == 0;
  }

  private static long withoutTwosAndFives(long number) {
    long rest = number >> Long.numberOfTrailingZeros(number);
    while (rest % 5 == 0) {
      rest /= 5;
    }
    return rest;
  }
}
