package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * What a condition says of each row, with the three values of SPARQL: columns of one byte a row.
 */
final class Truth {

  static final byte FALSE = 0;
  static final byte TRUE = 1;
  static final byte ERROR = 2;

  /** Not yet worked out. */
  static final byte UNKNOWN = 3;

  private static final byte[] NOT = {TRUE, FALSE, ERROR};

  private Truth() {}

  static byte of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The same of all rows. */
  static byte[] all(int rows, byte value) {
    byte[] truth = new byte[rows];
    Arrays.fill(truth, value);
    return truth;
  }

  static byte[] not(byte[] inner) {
    byte[] truth = new byte[inner.length];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = NOT[inner[row]];
    }
    return truth;
  }

  static byte[] and(byte[] left, byte[] right) {
    return both(left, right, FALSE);
  }

  static byte[] or(byte[] left, byte[] right) {
    return both(left, right, TRUE);
  }

  /** One side that settles it is enough; an error counts only when the other side does not. */
  private static byte[] both(byte[] left, byte[] right, byte settling) {
    byte[] truth = new byte[left.length];
    Chunks.run(
        truth.length,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            boolean isSettled = left[row] == settling || right[row] == settling;
            truth[row] = isSettled ? settling : (byte) Math.max(left[row], right[row]);
          }
        });
    return truth;
  }

  /** The rows of which it is true. */
  static int[] rows(byte[] truth) {
    return rows(truth, TRUE);
  }

  /** The rows that have a value. */
  static int[] rows(byte[] truth, byte value) {
    int[][] parts = new int[Chunks.count(truth.length)][];
    Chunks.run(truth.length, (chunk, from, to) -> parts[chunk] = rows(truth, value, from, to));
    return Chunks.concat(parts);
  }

  private static int[] rows(byte[] truth, byte value, int from, int to) {
    int count = 0;
    for (int row = from; row < to; row++) {
      count += isEqual(truth[row], value);
    }
    int[] rows = new int[count];
    int next = 0;
    for (int row = from; next < count; row++) {
      // written each time and kept when wanted
      rows[next] = row;
      next += isEqual(truth[row], value);
    }
    return rows;
  }

  /** 1 or 0, without a branch: whether a row is wanted cannot be foretold. */
  private static int isEqual(byte one, byte other) {
    int difference = one ^ other;
    return 1 - ((difference | -difference) >>> 31);
  }
}
