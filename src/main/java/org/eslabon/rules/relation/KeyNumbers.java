package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for keys in the order of their coming, from 0: in a table with a place for each key when
 * they lie close together, otherwise by hashing. For one thread while keys are added.
 */
final class KeyNumbers {

  /** A table may have this many places for each row, which is less than hashing needs. */
  private static final int PLACES = 8;

  private static final int LARGEST = 1 << 28;

  /** From so many rows on, several threads look for the first row of each key. */
  private static final int MANY = 1 << 16;

  private final boolean isDense;
  private int[] slots;
  private long[] keys = new long[0];
  private int size;

  /** The first row of each number, where they were found side by side. */
  private int @Nullable [] firsts;

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

  /**
   * The numbers of the keys of some rows, the first to come.
   *
   * @param least what the value stands for whose key is 0
   */
  int[] add(int[] values, int least, int rows) {
    if (isDense && rows >= MANY && slots.length <= rows / 2) {
      return addSideBySide(values, least, rows);
    }
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      int key = values[row] - least;
      numbers[row] = isDense ? dense(key) : hashed((long) values[row] - least);
    }
    return numbers;
  }

  /** The numbers of group and code together, the first to come. */
  int[] add(int[] groups, int[] codes, long width) {
    int rows = codes.length;
    if (isDense) {
      int[] pairs = new int[rows];
      Chunks.run(
          rows,
          (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
              pairs[row] = (int) (groups[row] * width + codes[row]);
            }
          });
      return add(pairs, 0, rows);
    }
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = hashed(groups[row] * width + codes[row]);
    }
    return numbers;
  }

  /** Numbers keys in the same order as one thread would. */
  private int[] addSideBySide(int[] values, int least, int rows) {
    byte[] isFirst = new byte[rows];
    for (int row : firstRows(values, least, rows)) {
      isFirst[row] = Truth.TRUE;
    }
    int[] rowsOfFirsts = Truth.rows(isFirst);
    for (int row : rowsOfFirsts) {
      slots[values[row] - least] = ++size;
    }
    firsts = rowsOfFirsts;
    int[] numbers = new int[rows];
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            numbers[row] = slots[values[row] - least] - 1;
          }
        });
    return numbers;
  }

  /** The first rows of all keys, in the order of keys. */
  private int[] firstRows(int[] values, int least, int rows) {
    List<int[]> found =
        Chunks.perProcessor(
            rows,
            (from, to) -> {
              int[] firsts = new int[slots.length];
              // backwards, so that the first row is the last that is written
              for (int row = to - 1; row >= from; row--) {
                firsts[values[row] - least] = row + 1;
              }
              return firsts;
            });
    int[][] parts = found.toArray(int[][]::new);
    IntRows firsts = new IntRows(slots.length);
    for (int key = 0; key < slots.length; key++) {
      int first = 0;
      for (int part = 0; part < parts.length && first == 0; part++) {
        first = parts[part][key];
      }
      if (first > 0) {
        firsts.add(first - 1);
      }
    }
    return firsts.toArray();
  }

  /**
   * The first row of each number.
   *
   * @param numbers what {@code add} answered
   */
  int[] firstRows(int[] numbers) {
    if (firsts != null) {
      return firsts;
    }
    int[] rows = new int[size];
    int next = 0;
    for (int row = 0; next < size; row++) {
      if (numbers[row] == next) {
        rows[next++] = row;
      }
    }
    return rows;
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
