package org.eslabon.rules.relation;

import java.util.Arrays;

/** A growing list of numbers. Not safe for threads. */
final class IntRows {

  private int[] values;
  private int size;

  IntRows(int room) {
    values = new int[Math.max(16, room)];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(size + 1, (int) Math.min(size * 2L, 1 << 30)));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int row) {
    return values[row];
  }

  /** All at once, in an array of exactly their number. */
  int[] toArray() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }
}
