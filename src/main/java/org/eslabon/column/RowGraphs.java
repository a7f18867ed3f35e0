package org.eslabon.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which graphs say each row of a relation. Nearly all rows stand in one graph; those that stand in
 * more are kept apart. Immutable.
 *
 * @param only the graph of all rows, or -1
 * @param first one graph of each row, when they differ
 * @param extra further graphs: keys are rows, values are graphs
 */
record RowGraphs(int only, @Nullable IntColumn first, SortedPairs extra) {

  static RowGraphs all(int graph) {
    return new RowGraphs(graph, null, none());
  }

  static SortedPairs none() {
    return new SortedPairs(new IntColumn(new int[0]), new IntColumn(new int[0]), 0);
  }

  boolean has(int row, int graph) {
    return graph(row) == graph || (extra.rows() > 0 && extra.find(row, graph) >= 0);
  }

  /** One of the graphs of the row. */
  int graph(int row) {
    return first == null ? only : first.get(row);
  }

  /** All graphs of the row. */
  int[] graphs(int row) {
    int from = extra.start(row);
    int to = extra.end(row);
    int[] graphs = new int[1 + to - from];
    graphs[0] = graph(row);
    for (int i = from; i < to; i++) {
      graphs[1 + i - from] = extra.values().get(i);
    }
    return graphs;
  }

  /** Adds to the size of each graph the rows that it says. */
  void count(int rows, long[] sizes) {
    if (first == null) {
      sizes[only] += rows;
    } else {
      for (int row = 0; row < rows; row++) {
        sizes[first.get(row)]++;
      }
    }
    for (int i = 0; i < extra.rows(); i++) {
      sizes[extra.values().get(i)]++;
    }
  }

  /** The graphs that say any row. */
  int[] used() {
    if (first == null) {
      return new int[] {only};
    }
    return Arrays.stream(first.array()).distinct().sorted().toArray();
  }
}
