package org.eslabon.rules.relation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Rows of two sides that belong together: one of the left, and one of the right, at each place. A
 * row of the left that has several on the right comes several times.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Matches(int[] left, int[] right) {

  /** Finds for rows of the left, a piece at a time, where their rows on the right stand. */
  interface Search {
    /** Fills in ranges; how many places are in them. */
    long find(int from, int to, Ranges ranges);
  }

  /** For each row of a piece the first place, and the one behind the last. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ranges(int[] starts, int[] ends) {

    static Ranges of(int rows) {
      return new Ranges(new int[rows], new int[rows]);
    }

    private void expand(int from, int[] source, Matches matches) {
      int next = 0;
      for (int i = 0; i < starts.length; i++) {
        for (int place = starts[i]; place < ends[i]; place++) {
          matches.left[next] = from + i;
          matches.right[next++] = source[place];
        }
      }
    }
  }

  /**
   * The matches of all rows.
   *
   * @param source what stands at the places on the right
   * @param room asked before matches are made, with how many there are
   */
  static Matches of(int rows, Search search, int[] source, Room room) {
    int[][] lefts = new int[Chunks.count(rows)][];
    int[][] rights = new int[lefts.length][];
    AtomicLong total = new AtomicLong();
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          Ranges ranges = Ranges.of(to - from);
          long size = search.find(from, to, ranges);
          room.require(total.addAndGet(size));
          Matches matches = new Matches(new int[(int) size], new int[(int) size]);
          ranges.expand(from, source, matches);
          lefts[chunk] = matches.left;
          rights[chunk] = matches.right;
        });
    return new Matches(Chunks.concat(lefts), Chunks.concat(rights));
  }

  /** Refuses rows that are too many. */
  interface Room {
    void require(long rows);
  }
}
