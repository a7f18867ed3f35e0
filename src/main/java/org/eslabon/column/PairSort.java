package org.eslabon.column;

import java.util.Arrays;

/** Sorts pairs of ids, each pair one {@code long} with the key in its upper half. */
final class PairSort {

  /** A counting sort pays when there are not many more ids than rows. */
  private static final int COUNTING_RATIO = 8;

  private PairSort() {}

  static long pair(int key, int value) {
    return (long) key << 32 | value;
  }

  /** Sorts the pairs in their array and moves the distinct ones to the front. */
  static int sortDistinct(long[] pairs) {
    if (!isSorted(pairs)) {
      Arrays.parallelSort(pairs);
    }
    int distinct = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        pairs[distinct++] = pairs[i];
      }
    }
    return distinct;
  }

  private static boolean isSorted(long[] pairs) {
    for (int i = 1; i < pairs.length; i++) {
      if (pairs[i - 1] > pairs[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first pairs of the array, which are sorted and distinct, as columns. */
  static SortedPairs columns(long[] pairs, int rows) {
    int[] keys = new int[rows];
    int[] values = new int[rows];
    int distinct = 0;
    for (int i = 0; i < rows; i++) {
      keys[i] = (int) (pairs[i] >>> 32);
      values[i] = (int) pairs[i];
      if (i == 0 || keys[i] != keys[i - 1]) {
        distinct++;
      }
    }
    return new SortedPairs(new IntColumn(keys), new IntColumn(values), distinct);
  }

  /** The same pairs the other way round. */
  static SortedPairs inverse(SortedPairs pairs, int ids) {
    int[] keys = pairs.keys().array();
    int[] values = pairs.values().array();
    if (ids / COUNTING_RATIO > keys.length) {
      long[] inverse = new long[keys.length];
      for (int i = 0; i < keys.length; i++) {
        inverse[i] = pair(values[i], keys[i]);
      }
      return columns(inverse, sortDistinct(inverse));
    }
    return counted(keys, values, ids);
  }

  /** Stable, and keys come in order: within one value they stay so. */
  private static SortedPairs counted(int[] keys, int[] values, int ids) {
    int[] next = new int[ids + 1];
    for (int value : values) {
      next[value + 1]++;
    }
    int distinct = 0;
    for (int id = 0; id < ids; id++) {
      distinct += next[id + 1] > 0 ? 1 : 0;
      next[id + 1] += next[id];
    }
    int[] inverseKeys = new int[keys.length];
    int[] inverseValues = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      int row = next[values[i]]++;
      inverseKeys[row] = values[i];
      inverseValues[row] = keys[i];
    }
    return new SortedPairs(new IntColumn(inverseKeys), new IntColumn(inverseValues), distinct);
  }
}
