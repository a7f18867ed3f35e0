package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * Numbers for keys in the order of their coming, from 0: in a table with a place for each key when
 * they lie close together, otherwise by hashing. For one thread while keys are added.
 */
final class KeyNumbers {

  /** A table may have this many places for each row, which is less than hashing needs. */
  private static final int PLACES = 8;

  private static final int LARGEST = 1 << 28;

  private final boolean isDense;
  private int[] slots;
  private long[] keys = new long[0];
  private int size;

  /**
   * No keys yet.
   *
   * @param span keys are from 0 to below it
   * @param rows how many keys may come, equal ones too
   */
  KeyNumbers(long span, int rows) {
    isDense = span <= Math.min(LARGEST, (long) PLACES * rows + (1 << 12));
    slots = new int[isDense ? (int) span : 1 << 10];
    if (!isDense) {
      keys = new long[slots.length / 2];
    }
  }

  int size() {
    return size;
  }

  /** The numbers of some values, new ones for those that have not come before. */
  int[] add(int[] values, int least, int rows) {
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      int key = values[row] - least;
      numbers[row] = isDense ? dense(key) : hashed((long) values[row] - least);
    }
    return numbers;
  }

  /** Puts in the place of groups those of group and code together. */
  void refine(int[] groups, int[] codes, long width) {
    for (int row = 0; row < codes.length; row++) {
      long key = groups[row] * width + codes[row];
      groups[row] = isDense ? dense((int) key) : hashed(key);
    }
  }

  private int dense(int place) {
    if (slots[place] == 0) {
      slots[place] = ++size;
    }
    return slots[place] - 1;
  }

  private int hashed(long key) {
    int place = place(key);
    if (slots[place] != 0) {
      return slots[place] - 1;
    }
    slots[place] = ++size;
    keep(key);
    return size - 1;
  }

  /** The number of a key, or -1. */
  int find(long key) {
    if (isDense) {
      return key < 0 || key >= slots.length ? -1 : slots[(int) key] - 1;
    }
    return slots[place(key)] - 1;
  }

  private int place(long key) {
    int mask = slots.length - 1;
    int place = hash(key) & mask;
    while (slots[place] != 0 && keys[slots[place] - 1] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void keep(long key) {
    keys[size - 1] = key;
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      slots = new int[keys.length * 2];
      for (int number = 0; number < size; number++) {
        slots[place(keys[number])] = number + 1;
      }
    }
  }

  private static int hash(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash ^ hash >>> 32);
  }
}
