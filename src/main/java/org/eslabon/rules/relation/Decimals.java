package org.eslabon.rules.relation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Decimals that came up while rules ran, numbered in the order of coming, without a lexical form as
 * long as nobody asks for it: a million quotients need no million texts. A number has up to 36
 * digits, as two halves of 18, and no zeros at its end. What comes in the same order gets the same
 * numbers, however many threads there are; some numbers may be left out. One thread adds, and any
 * number may look up at the same time what was there before.
 */
final class Decimals {

  /** What the upper half counts. */
  static final long HALF = 1_000_000_000_000_000_000L;

  private static final BigInteger BIG_HALF = BigInteger.valueOf(HALF);

  /** Parts of the index, in which threads add side by side; upper bits of a hash choose one. */
  private static final int PARTS = 256;

  private static final int PART_SHIFT = 24;

  /** To add fewer takes less time than to share the work. */
  private static final int MANY = 1 << 14;

  /** So many times the room may be left that numbers need, rather than to move them. */
  private static final int GAPS = 4;

  // volatile: who finds a larger array finds what was moved into it
  private volatile long[] high = new long[64];
  private volatile long[] low = new long[64];
  private volatile byte[] scales = new byte[64];
  private int size;
  private boolean hasRoom;
  private final DecimalIndex[] parts = new DecimalIndex[PARTS];

  Decimals() {
    Arrays.setAll(parts, i -> new DecimalIndex(this));
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether a decimal has few enough digits. */
  static boolean fits(BigDecimal number) {
    return number.precision() <= 36 && number.scale() >= 0 && number.scale() <= 100;
  }

  /** Whether the digits of two halves fit a {@code long}. */
  static boolean fitsLong(long high, long low) {
    return Math.abs(high) < 9 || (high == 9 && low <= Long.MAX_VALUE - 9 * HALF);
  }

  /** The digits of two halves that fit. */
  static long digits(long high, long low) {
    return high * HALF + low;
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
    int hash = hash(upper, lower, scale);
    return parts[hash >>> PART_SHIFT].find(hash, upper, lower, scale);
  }

  /** The index of a number that has no zeros at its end; a new one if need be. */
  int add(long upper, long lower, int scale) {
    if (hasRoom) {
      throw new IllegalStateException("a decimal is added where there is room for others");
    }
    expect(1);
    put(size, upper, lower, scale);
    int hash = hash(upper, lower, scale);
    int index = parts[hash >>> PART_SHIFT].add(hash, size);
    size += index == size ? 1 : 0;
    return index;
  }

  /** Room for numbers of some rows. Nothing else is added before {@link #addAll} takes them. */
  Numbers room(int rows) {
    expect(rows);
    hasRoom = true;
    return new Numbers(this, size, rows);
  }

  /**
   * Gives ids to all decimals of some numbers, for which there was {@link #room}.
   *
   * @param first the id of index 0
   */
  void addAll(Numbers numbers, int[] ids, int first) {
    hasRoom = false;
    int rows = numbers.rows();
    int[][] counts = new int[Chunks.count(rows)][PARTS];
    Chunks.run(rows, (chunk, from, to) -> count(numbers, counts[chunk], from, to));
    int[] starts = starts(counts);
    if (starts[PARTS] == 0) {
      return;
    }
    long[] order = new long[starts[PARTS]];
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          part(numbers, counts[chunk], order, from, to);
          number(numbers, ids, first + size, from, to);
        });
    LongAdder fresh = new LongAdder();
    IntStream all = IntStream.range(0, PARTS);
    (rows < MANY ? all : all.parallel())
        .forEach(
            part -> {
              int before = parts[part].size();
              parts[part].expect(starts[part + 1] - starts[part]);
              for (int place = starts[part]; place < starts[part + 1]; place++) {
                int row = (int) order[place];
                int index = parts[part].add((int) (order[place] >>> 32), size + row);
                if (index != size + row) {
                  ids[row] = first + index;
                }
              }
              fresh.add(parts[part].size() - before);
            });
    if (fresh.sum() < rows / GAPS) {
      compact(numbers, ids, first);
    } else {
      // gaps for those that were there already do no harm
      size += rows;
    }
  }

  /** Gives new ids to all decimals of some numbers, so that nobody finds them by their values. */
  void append(Numbers numbers, int[] ids, int first) {
    hasRoom = false;
    number(numbers, ids, first + size, 0, numbers.rows());
    size += numbers.rows();
  }

  private static void count(Numbers numbers, int[] counts, int from, int to) {
    for (int row = from; row < to; row++) {
      if (numbers.form(row) == ShortNumbers.DECIMAL) {
        counts[hash(numbers, row) >>> PART_SHIFT]++;
      }
    }
  }

  /** Puts rows into the parts of their hashes, the hash above the row. */
  private static void part(Numbers numbers, int[] next, long[] order, int from, int to) {
    for (int row = from; row < to; row++) {
      if (numbers.form(row) == ShortNumbers.DECIMAL) {
        int hash = hash(numbers, row);
        order[next[hash >>> PART_SHIFT]++] = (long) hash << 32 | row;
      }
    }
  }

  /** Numbers decimals as if all of them were new. */
  private static void number(Numbers numbers, int[] ids, int first, int from, int to) {
    for (int row = from; row < to; row++) {
      if (numbers.form(row) == ShortNumbers.DECIMAL) {
        ids[row] = first + row;
      }
    }
  }

  private static int hash(Numbers numbers, int row) {
    return hash(numbers.high(row), numbers.low(row), numbers.scale(row));
  }

  /**
   * Where the rows of each part start.
   *
   * @param counts for each piece how many rows of each part it has; then where to put them
   */
  private static int[] starts(int[][] counts) {
    int[] starts = new int[PARTS + 1];
    int next = 0;
    for (int part = 0; part < PARTS; part++) {
      for (int[] piece : counts) {
        int count = piece[part];
        piece[part] = next;
        next += count;
      }
      starts[part + 1] = next;
    }
    return starts;
  }

  /** Closes the gaps that numbers leave which were there already. */
  private void compact(Numbers numbers, int[] ids, int first) {
    int[] moved = new int[numbers.rows()];
    int fresh = 0;
    for (int row = 0; row < moved.length; row++) {
      if (numbers.form(row) == ShortNumbers.DECIMAL && ids[row] == first + size + row) {
        put(size + fresh, high[size + row], low[size + row], scales[size + row]);
        moved[row] = size + fresh++;
      }
    }
    for (int row = 0; row < moved.length; row++) {
      if (ids[row] >= first + size) {
        ids[row] = first + moved[ids[row] - first - size];
      }
    }
    for (DecimalIndex part : parts) {
      part.move(size, moved);
    }
    size += fresh;
  }

  private void expect(int more) {
    int needed = Math.addExact(size, more);
    if (needed > high.length) {
      int room = (int) Math.max(needed, Math.min(high.length * 5L / 4, 1 << 30));
      high = Arrays.copyOf(high, room);
      low = Arrays.copyOf(low, room);
      scales = Arrays.copyOf(scales, room);
    }
  }

  void put(int index, long upper, long lower, int scale) {
    high[index] = upper;
    low[index] = lower;
    scales[index] = (byte) scale;
  }

  boolean areEqual(int index, int other) {
    return isAt(index, high[other], low[other], scales[other]);
  }

  boolean isAt(int index, long upper, long lower, int scale) {
    return low[index] == lower && high[index] == upper && scales[index] == scale;
  }

  private static int hash(long upper, long lower, int scale) {
    long hash = (lower * 31 + upper) * 0x9E3779B97F4A7C15L + scale;
    hash ^= hash >>> 32;
    return (int) (hash ^ (hash >>> 16));
  }
}
