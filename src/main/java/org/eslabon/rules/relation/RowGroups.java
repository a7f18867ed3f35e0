package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * Which rows have equal values in some columns: the groups of an aggregate, the hash side of a
 * join. Groups are numbered in the order of their first rows. Immutable once built.
 */
final class RowGroups {

  private final int[][] keys;
  private final int[] groupOf;
  private int[] firstRow;
  private int size;
  private int[] slots = new int[0];
  private int least;
  private final boolean isDense;

  /** Groups rows by columns; all rows are one group when there are none. */
  RowGroups(int[][] keys, int rows) {
    this.keys = keys;
    this.groupOf = new int[rows];
    this.firstRow = new int[Math.max(16, Math.min(rows, 1 << 16))];
    this.isDense = keys.length == 1 && spansLittle(keys[0], rows);
    if (isDense) {
      addDense(keys[0], rows);
    } else {
      slots = new int[1 << 10];
      for (int row = 0; row < rows; row++) {
        groupOf[row] = add(row);
      }
    }
  }

  /** How many groups there are. */
  int size() {
    return size;
  }

  int of(int row) {
    return groupOf[row];
  }

  int[] groupOf() {
    return groupOf;
  }

  /** The first row of each group. */
  int[] firstRows() {
    return Arrays.copyOf(firstRow, size);
  }

  /** The group whose keys are those of a row of other columns, or -1. */
  int find(int[][] others, int row) {
    if (isDense) {
      long place = (long) others[0][row] - least;
      return place < 0 || place >= slots.length ? -1 : slots[(int) place] - 1;
    }
    int mask = slots.length - 1;
    int place = hash(others, row) & mask;
    while (slots[place] != 0) {
      int group = slots[place] - 1;
      if (isEqual(others, row, firstRow[group])) {
        return group;
      }
      place = (place + 1) & mask;
    }
    return -1;
  }

  /** The rows of each group, one group behind the other. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Members(int[] starts, int[] rows) {}

  Members members() {
    int[] starts = new int[size + 1];
    for (int group : groupOf) {
      starts[group + 1]++;
    }
    for (int group = 0; group < size; group++) {
      starts[group + 1] += starts[group];
    }
    int[] next = Arrays.copyOf(starts, size);
    int[] rows = new int[groupOf.length];
    for (int row = 0; row < rows.length; row++) {
      rows[next[groupOf[row]]++] = row;
    }
    return new Members(starts, rows);
  }

  private boolean spansLittle(int[] column, int rows) {
    if (rows == 0) {
      return false;
    }
    int low = column[0];
    int high = column[0];
    for (int row = 1; row < rows; row++) {
      low = Math.min(low, column[row]);
      high = Math.max(high, column[row]);
    }
    long span = (long) high - low + 1;
    if (span > 8L * rows + (1 << 12) || span > 1 << 28) {
      return false;
    }
    least = low;
    slots = new int[(int) span];
    return true;
  }

  private void addDense(int[] column, int rows) {
    for (int row = 0; row < rows; row++) {
      int place = column[row] - least;
      int group = slots[place] - 1;
      if (group < 0) {
        group = newGroup(row);
        slots[place] = group + 1;
      }
      groupOf[row] = group;
    }
  }

  private int add(int row) {
    int mask = slots.length - 1;
    int place = hash(keys, row) & mask;
    while (slots[place] != 0) {
      int group = slots[place] - 1;
      if (isEqual(keys, row, firstRow[group])) {
        return group;
      }
      place = (place + 1) & mask;
    }
    int group = newGroup(row);
    slots[place] = group + 1;
    if (size * 2 > slots.length) {
      grow();
    }
    return group;
  }

  private int newGroup(int row) {
    if (size == firstRow.length) {
      firstRow = Arrays.copyOf(firstRow, size * 2);
    }
    firstRow[size] = row;
    return size++;
  }

  private void grow() {
    slots = new int[slots.length * 4];
    int mask = slots.length - 1;
    for (int group = 0; group < size; group++) {
      int place = hash(keys, firstRow[group]) & mask;
      while (slots[place] != 0) {
        place = (place + 1) & mask;
      }
      slots[place] = group + 1;
    }
  }

  private boolean isEqual(int[][] others, int row, int first) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i][first] != others[i][row]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(int[][] columns, int row) {
    long hash = 0;
    for (int[] column : columns) {
      hash = (hash + column[row] + 1) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ (hash >>> 15));
  }
}
