package org.eslabon.rules.relation;

import org.eslabon.column.HashSlots;

/** Where some of the {@link Decimals} stand: those with a certain hash. For one thread. */
final class DecimalIndex {

  private final Decimals decimals;

  /** Index plus one of a decimal, and above it its hash, so that others are seldom looked at. */
  private long[] slots = new long[8];

  private int size;

  DecimalIndex(Decimals decimals) {
    this.decimals = decimals;
  }

  /** How many decimals it knows. */
  int size() {
    return size;
  }

  /** The index of a number, or -1. */
  int find(int hash, long upper, long lower, int scale) {
    return (int) slots[place(hash, upper, lower, scale)] - 1;
  }

  /** The index of the decimal that is equal to one: itself, from now on, when there is none. */
  int add(int hash, int index) {
    if ((size + 1) * 2 > slots.length) {
      slots = HashSlots.moved(slots, slots.length * 2);
    }
    int place = place(hash, decimals.high(index), decimals.low(index), decimals.scale(index));
    if (slots[place] == 0) {
      slots[place] = (long) hash << 32 | (index + 1);
      size++;
    }
    return (int) slots[place] - 1;
  }

  /** Makes room for many numbers at once. */
  void expect(int more) {
    if ((size + more) * 2L > slots.length) {
      slots = HashSlots.moved(slots, Integer.highestOneBit(size + more) * 4);
    }
  }

  /** Tells that decimals from an index on stand elsewhere now. */
  void move(int from, int[] indexes) {
    for (int place = 0; place < slots.length; place++) {
      int index = (int) slots[place] - 1;
      if (index >= from) {
        slots[place] = slots[place] >>> 32 << 32 | (indexes[index - from] + 1);
      }
    }
  }

  private int place(int hash, long upper, long lower, int scale) {
    int mask = slots.length - 1;
    int place = hash & mask;
    for (long slot = slots[place]; slot != 0; slot = slots[place]) {
      if ((int) (slot >>> 32) == hash && decimals.isAt((int) slot - 1, upper, lower, scale)) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }
}
