package org.eslabon.rules.relation;

import org.eslabon.column.HashSlots;

/**
 * Where some of the {@link Decimals} stand: those with a certain hash. One thread adds, and any
 * number may look up at the same time what was there before.
 */
final class DecimalIndex {

  private final Decimals decimals;

  /** Index plus one of a decimal, and above it its hash, so that others are seldom looked at. */
  private volatile long[] slots = new long[8];

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
    long[] now = slots;
    int mask = now.length - 1;
    int place = hash & mask;
    for (long slot = now[place]; slot != 0; slot = now[place]) {
      if (hashIn(slot) == hash && decimals.isAt(indexIn(slot), upper, lower, scale)) {
        return indexIn(slot);
      }
      place = (place + 1) & mask;
    }
    return -1;
  }

  /**
   * The index of the decimal that is equal to one: itself, from now on, when there is none. Only
   * where a hash is the same are numbers looked at: they lie far apart.
   */
  int add(int hash, int index) {
    if ((size + 1) * 2 > slots.length) {
      slots = HashSlots.moved(slots, slots.length * 2);
    }
    long[] now = slots;
    int mask = now.length - 1;
    int place = hash & mask;
    for (long slot = now[place]; slot != 0; slot = now[place]) {
      if (hashIn(slot) == hash && decimals.areEqual(indexIn(slot), index)) {
        return indexIn(slot);
      }
      place = (place + 1) & mask;
    }
    now[place] = (long) hash << 32 | (index + 1);
    size++;
    return index;
  }

  private static int hashIn(long slot) {
    return (int) (slot >>> 32);
  }

  private static int indexIn(long slot) {
    return (int) slot - 1;
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
      int index = indexIn(slots[place]);
      if (index >= from) {
        slots[place] = slots[place] >>> 32 << 32 | (indexes[index - from] + 1);
      }
    }
  }
}
