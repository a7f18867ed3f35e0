package org.eslabon.rules.relation;

import java.util.BitSet;

/** How many different ids a column has, of a large one about how many. */
final class DifferentValues {

  /** Of more rows, this many tell. */
  private static final int SAMPLE = 1 << 15;

  private DifferentValues() {}

  static int about(int[] column) {
    return column.length <= SAMPLE ? seen(column, 1)[1] : extrapolated(column);
  }

  /** As many more for all values as half a sample was short of the whole sample. */
  private static int extrapolated(int[] column) {
    int[] counts = seen(column, column.length / SAMPLE + 1);
    double growth = (double) counts[1] / Math.max(1, counts[0]);
    double doublings = Math.log((double) column.length / SAMPLE) / Math.log(2);
    return (int) Math.min(column.length, counts[1] * Math.pow(growth, doublings));
  }

  /** How many there are in the first half, and in all, of every so many rows. */
  private static int[] seen(int[] column, int step) {
    BitSet seen = new BitSet();
    int[] counts = new int[2];
    for (int row = 0; row < column.length; row += step) {
      // those of one long run of ids fall on their own bits, others seldom on the same
      int bit = column[row] & 0xFF_FFFF;
      if (!seen.get(bit)) {
        seen.set(bit);
        counts[1]++;
        counts[0] += row < column.length / 2 ? 1 : 0;
      }
    }
    return counts;
  }
}
