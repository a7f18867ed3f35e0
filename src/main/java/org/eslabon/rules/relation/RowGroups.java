package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * Which rows have equal values in some columns: the groups of an aggregate, the hash side of a
 * join. Groups are numbered in the order of their first rows. Immutable once built.
 */
final class RowGroups {

  private final Level[] levels;
  private int[] groupOf;
  private final int[] firstRows;

  /** Groups rows by columns; all rows are one group when there are none. */
  RowGroups(int[][] keys, int rows) {
    levels = new Level[keys.length];
    groupOf = new int[keys.length == 0 ? rows : 0];
    int size = Math.min(1, rows);
    for (int i = 0; i < keys.length; i++) {
      Values values = Values.of(keys[i], rows);
      int[] codes = values.numbers.add(keys[i], values.least, rows);
      if (i == 0) {
        // the values of the first column are the groups
        levels[i] = new Level(values, values.numbers);
        groupOf = codes;
      } else {
        long span = (long) size * values.numbers.size();
        levels[i] = new Level(values, new KeyNumbers(span, rows));
        groupOf = levels[i].groups.add(groupOf, codes, values.numbers.size());
      }
      size = levels[i].groups.size();
    }
    firstRows =
        keys.length == 0 ? new int[size] : levels[keys.length - 1].groups.firstRows(groupOf);
  }

  /** The different values of one column. */
  private record Values(int least, KeyNumbers numbers) {

    static Values of(int[] column, int rows) {
      int low = rows == 0 ? 0 : column[0];
      int high = low;
      for (int row = 1; row < rows; row++) {
        low = Math.min(low, column[row]);
        high = Math.max(high, column[row]);
      }
      return new Values(low, new KeyNumbers((long) high - low + 1, rows));
    }

    int find(int value) {
      return numbers.find((long) value - least);
    }
  }

  /**
   * What one more column makes of the groups by those before it.
   *
   * @param groups those of all columns so far, by the group before and the value
   */
  private record Level(Values values, KeyNumbers groups) {

    /** Goes on from the groups that were found by the columns before. */
    void find(boolean isFirst, int[] column, int[] found, int from, int to) {
      for (int row = from; row < to; row++) {
        int code = values.find(column[row]);
        if (isFirst || code < 0) {
          found[row] = code;
        } else if (found[row] >= 0) {
          found[row] = groups.find((long) found[row] * values.numbers.size() + code);
        }
      }
    }
  }

  /** How many groups there are. */
  int size() {
    return firstRows.length;
  }

  int of(int row) {
    return groupOf[row];
  }

  /** For each row its group. Not to be written to. */
  int[] groupOf() {
    return groupOf;
  }

  /** The first row of each group. Not to be written to. */
  int[] firstRows() {
    return firstRows;
  }

  /** For rows of other columns the groups whose keys they have, or -1. */
  int[] find(int[][] others, int rows) {
    int[] found = new int[rows];
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          if (levels.length == 0) {
            Arrays.fill(found, from, to, size() - 1);
          }
          for (int i = 0; i < levels.length; i++) {
            levels[i].find(i == 0, others[i], found, from, to);
          }
        });
    return found;
  }

  /** Whether no two rows are of one group: the numbers of groups are those of rows. */
  boolean isUnique() {
    return size() == groupOf.length;
  }

  /** The rows of each group, one group behind the other. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Members(int[] starts, int[] rows) {

    /** Where the rows of some groups, or of -1, stand. */
    long find(int[] groups, int from, int to, Matches.Ranges ranges) {
      long found = 0;
      for (int i = 0; i < to - from; i++) {
        int group = groups[from + i];
        ranges.starts()[i] = group < 0 ? 0 : starts[group];
        ranges.ends()[i] = group < 0 ? 0 : starts[group + 1];
        found += ranges.ends()[i] - ranges.starts()[i];
      }
      return found;
    }
  }

  Members members() {
    int[] starts = new int[size() + 1];
    for (int group : groupOf) {
      starts[group + 1]++;
    }
    for (int group = 0; group < size(); group++) {
      starts[group + 1] += starts[group];
    }
    int[] next = Arrays.copyOf(starts, size());
    int[] rows = new int[groupOf.length];
    for (int row = 0; row < rows.length; row++) {
      rows[next[groupOf[row]]++] = row;
    }
    return new Members(starts, rows);
  }
}
