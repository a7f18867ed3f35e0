package org.eslabon.rules.relation;

import java.util.Arrays;

/**
 * Looks up the keys of many rows among pairs: goes along both where the rows are sorted as the
 * pairs are, and jumps otherwise. Safe for threads.
 */
final class PairSearch implements Matches.Search {

  /** To pass by so many pairs takes no longer than to jump over them. */
  private static final int STEPS = 16;

  private final Pairs pairs;
  private final Operand key;
  private final boolean isSorted;

  PairSearch(Pairs pairs, Operand key, int rows) {
    this.pairs = pairs;
    this.key = key;
    this.isSorted = !key.isConstant() && isSorted(key.ids());
    if (!isSorted) {
      pairs.expect(rows);
    }
  }

  private static boolean isSorted(int[] column) {
    for (int row = 1; row < column.length; row++) {
      if (column[row - 1] > column[row]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long find(int from, int to, Matches.Ranges ranges) {
    if (from == to) {
      return 0;
    }
    int first = pairs.start(key.of(from));
    if (key.isConstant()) {
      int end = pairs.end(key.of(from), first);
      Arrays.fill(ranges.starts(), first);
      Arrays.fill(ranges.ends(), end);
      return (long) (end - first) * (to - from);
    }
    return isSorted && pairs.start(key.of(to - 1)) - first <= (long) STEPS * (to - from)
        ? pairs.distinctKeys() == pairs.rows()
            ? alongSingle(from, first, ranges)
            : along(from, first, ranges)
        : jump(from, ranges);
  }

  private long along(int from, int first, Matches.Ranges ranges) {
    int[] keys = pairs.keys();
    int[] sought = key.ids();
    int[] starts = ranges.starts();
    int[] ends = ranges.ends();
    int place = first;
    int end = first;
    long found = 0;
    for (int i = 0; i < starts.length; i++) {
      int id = sought[from + i];
      if (i == 0 || id != sought[from + i - 1]) {
        place = end;
        while (place < keys.length && keys[place] < id) {
          place++;
        }
        end = place;
        while (end < keys.length && keys[end] == id) {
          end++;
        }
      }
      starts[i] = place;
      ends[i] = end;
      found += end - place;
    }
    return found;
  }

  /** The same where no key has several values. */
  private long alongSingle(int from, int first, Matches.Ranges ranges) {
    int[] keys = pairs.keys();
    int[] sought = key.ids();
    int[] starts = ranges.starts();
    int[] ends = ranges.ends();
    int place = first;
    long found = 0;
    for (int i = 0; i < starts.length; i++) {
      int id = sought[from + i];
      while (place < keys.length && keys[place] < id) {
        place++;
      }
      int size = place < keys.length && keys[place] == id ? 1 : 0;
      starts[i] = place;
      ends[i] = place + size;
      found += size;
    }
    return found;
  }

  private long jump(int from, Matches.Ranges ranges) {
    int[] starts = ranges.starts();
    int[] ends = ranges.ends();
    long found = 0;
    for (int i = 0; i < starts.length; i++) {
      int id = key.ids()[from + i];
      starts[i] = pairs.start(id);
      ends[i] = pairs.end(id, starts[i]);
      found += ends[i] - starts[i];
    }
    return found;
  }

  /** For each row whether its key has any value. */
  byte[] haveValues(int rows) {
    return each(rows, PairSearch::haveValues);
  }

  private static void haveValues(Matches.Ranges ranges, byte[] truth, int from) {
    for (int i = 0; i < ranges.starts().length; i++) {
      truth[from + i] = Truth.of(ranges.ends()[i] > ranges.starts()[i]);
    }
  }

  /** For each row whether its key has its value. */
  byte[] contain(Operand value, int rows) {
    byte[] truth = each(rows, (ranges, found, from) -> contain(value, ranges, found, from));
    // keys with several values: apart, so that the loop for all the others stays small
    for (int row : Truth.rows(truth, Truth.UNKNOWN)) {
      truth[row] = Truth.of(pairs.contains(key.of(row), value.of(row)));
    }
    return truth;
  }

  /** Says of the rows of a piece what their ranges tell. */
  private interface Verdict {
    void of(Matches.Ranges ranges, byte[] truth, int from);
  }

  private byte[] each(int rows, Verdict verdict) {
    byte[] truth = new byte[rows];
    Chunks.run(
        rows,
        (chunk, from, to) -> {
          Matches.Ranges ranges = Matches.Ranges.of(to - from);
          find(from, to, ranges);
          verdict.of(ranges, truth, from);
        });
    return truth;
  }

  private void contain(Operand value, Matches.Ranges ranges, byte[] truth, int from) {
    int[] values = pairs.values();
    for (int i = 0; i < ranges.starts().length; i++) {
      int start = ranges.starts()[i];
      int size = ranges.ends()[i] - start;
      boolean isFirst = size > 0 && values[start] == value.of(from + i);
      truth[from + i] = isFirst ? Truth.TRUE : size <= 1 ? Truth.FALSE : Truth.UNKNOWN;
    }
  }
}
