package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * A growing list of pairs of ids, in any order, some perhaps twice. Columns that are sorted already
 * stay what they are, as long as no other pair comes to them. Not safe for threads.
 */
public final class PairRows {

  private Pairs sorted = Pairs.NONE;
  private long[] pairs = new long[4];
  private int size;

  /** Makes room for more pairs. */
  public void expect(int more) {
    if (size + more > pairs.length) {
      pairs = Arrays.copyOf(pairs, size + more);
    }
  }

  /** Adds a pair. */
  public void add(int key, int value) {
    unsort();
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size * 2);
    }
    pairs[size++] = Pairs.pair(key, value);
  }

  /**
   * Adds the pairs of two columns, either of which may be one id for all rows. Nobody may write to
   * the columns any more.
   */
  public void addAll(int[] keys, int[] values, int rows) {
    if (size == 0 && sorted.rows() == 0 && keys.length == rows && isAscending(keys)) {
      sorted = Pairs.ascending(keys, values.length == rows ? values : repeated(values[0], rows));
      return;
    }
    unsort();
    expect(rows);
    for (int row = 0; row < rows; row++) {
      int key = keys[keys.length == 1 ? 0 : row];
      int value = values[values.length == 1 ? 0 : row];
      pairs[size++] = Pairs.pair(key, value);
    }
  }

  private void unsort() {
    Pairs before = sorted;
    sorted = Pairs.NONE;
    expect(before.rows());
    for (int row = 0; row < before.rows(); row++) {
      pairs[size++] = Pairs.pair(before.keys()[row], before.values()[row]);
    }
  }

  private static boolean isAscending(int[] column) {
    for (int row = 1; row < column.length; row++) {
      if (column[row - 1] >= column[row]) {
        return false;
      }
    }
    return true;
  }

  private static int[] repeated(int value, int rows) {
    int[] column = new int[rows];
    Arrays.fill(column, value);
    return column;
  }

  /** The pairs sorted, each once. Uses the list up. */
  Pairs sorted() {
    return size == 0
        ? sorted
        : Pairs.ofAny(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
  }
}
