package org.eslabon.column;

/** Marked places, and how many are marked before each. Mark all, then ask. */
final class Ranks {

  private final long[] marks;
  private int[] before = new int[0];

  Ranks(long places) {
    marks = new long[Math.toIntExact((places >>> 6) + 1)];
  }

  void mark(long place) {
    marks[(int) (place >>> 6)] |= 1L << place;
  }

  /** How many places are marked; ends the marking. */
  int count() {
    before = new int[marks.length];
    int count = 0;
    for (int i = 0; i < marks.length; i++) {
      before[i] = count;
      count = Math.addExact(count, Long.bitCount(marks[i]));
    }
    return count;
  }

  /** How many places are marked before this one. */
  int rank(long place) {
    int word = (int) (place >>> 6);
    return before[word] + Long.bitCount(marks[word] & ((1L << place) - 1));
  }
}
