package org.eslabon.column;

import java.util.Arrays;

/** Rows of one predicate with the graphs that say them, on their way into a relation. */
final class GraphRows {

  private long[] pairs;
  private int[] graphs;
  private int size;

  GraphRows(int expected) {
    pairs = new long[expected];
    graphs = new int[expected];
  }

  void add(long pair, int graph) {
    if (size == pairs.length) {
      int room = Math.max(16, size + (size >> 1));
      pairs = Arrays.copyOf(pairs, room);
      graphs = Arrays.copyOf(graphs, room);
    }
    pairs[size] = pair;
    graphs[size++] = graph;
  }

  /**
   * Adds the rows of a relation.
   *
   * @param numbers for the graphs of the relation their numbers here, -1 for those left out
   */
  void addAll(Relation relation, int[] numbers) {
    int[] keys = relation.bySubject().keys().array();
    int[] values = relation.bySubject().values().array();
    RowGraphs said = relation.graphs();
    SortedPairs extra = said.extra();
    int more = 0;
    for (int row = 0; row < keys.length; row++) {
      long pair = PairSort.pair(keys[row], values[row]);
      addIfWanted(pair, numbers[said.graph(row)]);
      for (; more < extra.rows() && extra.keys().get(more) == row; more++) {
        addIfWanted(pair, numbers[extra.values().get(more)]);
      }
    }
  }

  private void addIfWanted(long pair, int graph) {
    if (graph >= 0) {
      add(pair, graph);
    }
  }

  /**
   * The relation of all rows.
   *
   * @param graphCount numbers of graphs are below it
   * @param ids all ids are below this number
   */
  Relation relation(int graphCount, int ids) {
    return GraphMerge.relation(
        Arrays.copyOf(pairs, size), Arrays.copyOf(graphs, size), graphCount, ids);
  }
}
