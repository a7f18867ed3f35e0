package org.eslabon.rules.relation;

import java.util.Arrays;
import org.eslabon.column.HashSlots;

/** A part of the {@link Decimals}: those with a certain hash. For one thread at a time. */
final class DecimalTable {

  private long[] high = new long[64];
  private long[] low = new long[64];
  private byte[] scales = new byte[64];
  private int size;

  /** Number plus one of a decimal, and above it its hash, so that others are seldom looked at. */
  private long[] slots = new long[256];

  int size() {
    return size;
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

  /** The index of a number, or -1. */
  int find(int hash, long upper, long lower, int scale) {
    return (int) slots[place(hash, upper, lower, scale)] - 1;
  }

  /** The index of a number; a new one if need be. */
  int add(int hash, long upper, long lower, int scale) {
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
      slots = HashSlots.moved(slots, slots.length * 2);
    }
    return size - 1;
  }

  /** Makes room for many numbers at once. */
  void expect(int more) {
    int needed = Math.addExact(size, more);
    if (needed > high.length) {
      resize(needed);
    }
    if (needed * 2L > slots.length) {
      slots = HashSlots.moved(slots, Integer.highestOneBit(needed) * 4);
    }
  }

  private void resize(int room) {
    high = Arrays.copyOf(high, room);
    low = Arrays.copyOf(low, room);
    scales = Arrays.copyOf(scales, room);
  }

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
}
