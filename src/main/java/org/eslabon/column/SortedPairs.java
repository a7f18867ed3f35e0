package org.eslabon.column;

import org.jspecify.annotations.Nullable;

/**
 * Pairs of ids sorted by key, then by value, none of them twice. Immutable and safe for threads.
 */
public final class SortedPairs {

  private final IntColumn keys;
  private final IntColumn values;
  private final int distinctKeys;
  private volatile int @Nullable [] offsets;

  SortedPairs(IntColumn keys, IntColumn values, int distinctKeys) {
    this.keys = keys;
    this.values = values;
    this.distinctKeys = distinctKeys;
  }

  public int rows() {
    return keys.size();
  }

  public int distinctKeys() {
    return distinctKeys;
  }

  public IntColumn keys() {
    return keys;
  }

  public IntColumn values() {
    return values;
  }

  /** The first row whose key is at least this one. The rows of a key end where the next begins. */
  public int start(int key) {
    int[] known = offsets;
    if (known != null && key < known.length) {
      return known[Math.max(0, key)];
    }
    return lower(keys, 0, keys.size(), key);
  }

  /** The row behind the last one of this key. */
  public int end(int key) {
    return key == Integer.MAX_VALUE ? rows() : start(key + 1);
  }

  /** The row of this pair, or -1. */
  public int find(int key, int value) {
    int end = end(key);
    int row = lower(values, start(key), end, value);
    return row < end && values.get(row) == value ? row : -1;
  }

  /**
   * For each id below {@code ids} the first row of that key, and behind them the number of rows:
   * {@code offsets[key]} to {@code offsets[key + 1]}. Made by the first call and kept, four bytes
   * an id; {@link #start} uses it from then on. Not to be written to.
   */
  public int[] offsets(int ids) {
    int[] known = offsets;
    if (known == null || known.length <= ids) {
      known = new int[ids + 1];
      int[] sorted = keys.array();
      int row = 0;
      for (int key = 0; key <= ids; key++) {
        while (row < sorted.length && sorted[row] < key) {
          row++;
        }
        known[key] = row;
      }
      offsets = known;
    }
    return known;
  }

  /** The first of these rows whose value is at least this one. */
  static int lower(IntColumn column, int from, int to, int value) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column.get(middle) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
