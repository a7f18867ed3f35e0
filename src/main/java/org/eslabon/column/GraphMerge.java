package org.eslabon.column;

import java.util.Arrays;

/** Makes one relation of rows that several graphs say. */
final class GraphMerge {

  private GraphMerge() {}

  /**
   * The relation of these rows.
   *
   * @param graphs the number of the graph of each pair, below {@code graphCount}
   * @param ids all ids are below this number
   */
  static Relation relation(long[] pairs, int[] graphs, int graphCount, int ids) {
    int[] starts = new int[graphCount + 1];
    for (int graph : graphs) {
      starts[graph + 1]++;
    }
    for (int i = 0; i < graphCount; i++) {
      starts[i + 1] += starts[i];
    }
    long[] grouped = new long[pairs.length];
    int[] next = starts.clone();
    for (int i = 0; i < pairs.length; i++) {
      grouped[next[graphs[i]]++] = pairs[i];
    }
    int rows = PairSort.sortDistinct(pairs);
    int[] first = new int[rows];
    Arrays.fill(first, -1);
    Extras extras = new Extras();
    for (int graph = 0; graph < graphCount; graph++) {
      Arrays.sort(grouped, starts[graph], starts[graph + 1]);
      int row = -1;
      for (int i = starts[graph]; i < starts[graph + 1]; i++) {
        if (i > starts[graph] && grouped[i] == grouped[i - 1]) {
          continue;
        }
        row = find(pairs, row + 1, rows, grouped[i]);
        if (first[row] < 0) {
          first[row] = graph;
        } else {
          extras.add(row, graph);
        }
      }
    }
    return new Relation(
        PairSort.columns(pairs, rows),
        new RowGraphs(-1, new IntColumn(first), extras.sorted()),
        ids);
  }

  /** The row of a pair that is there, at or behind a row; near ones are found fast. */
  private static int find(long[] pairs, int from, int rows, long pair) {
    if (pairs[from] == pair) {
      return from;
    }
    int step = 1;
    int low = from;
    while (low + step < rows && pairs[low + step] <= pair) {
      low += step;
      step *= 2;
    }
    return Arrays.binarySearch(pairs, low, Math.min(rows, low + step + 1), pair);
  }

  private static final class Extras {
    private long[] pairs = new long[16];
    private int size;

    void add(int row, int graph) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = PairSort.pair(row, graph);
    }

    SortedPairs sorted() {
      long[] all = Arrays.copyOf(pairs, size);
      return PairSort.columns(all, PairSort.sortDistinct(all));
    }
  }
}
