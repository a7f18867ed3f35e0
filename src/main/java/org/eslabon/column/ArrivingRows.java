package org.eslabon.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one predicate, put in their places by several threads, each of which has places of
 * its own.
 */
final class ArrivingRows {

  private final int[] subjects;
  private final int[] objects;
  private final int graphCount;

  /** The graph of each row, when there is more than one. */
  private final int @Nullable [] graphs;

  /** Room for rows. */
  ArrivingRows(int rows, int graphCount) {
    subjects = new int[rows];
    objects = new int[rows];
    this.graphCount = graphCount;
    graphs = graphCount > 1 ? new int[rows] : null;
  }

  /** Puts one row, all by ids but the graph, which is given by its number. */
  void put(int at, int subject, int object, int graph) {
    subjects[at] = subject;
    objects[at] = object;
    if (graphs != null) {
      graphs[at] = graph;
    }
  }

  /**
   * Puts the rows of a block, one behind the other.
   *
   * @param id of each local term
   * @param firstName where the names begin among them
   */
  void put(int at, RowBlock block, int[] id, int firstName) {
    int[] theirs = block.subjects();
    int[] values = block.objects();
    for (int i = 0; i < values.length; i++) {
      int value = values[i];
      subjects[at + i] = id[theirs[i]];
      objects[at + i] = id[value < 0 ? firstName + ~value : value];
    }
  }

  /** Says the graph of some rows. */
  void say(int from, int rows, int graph) {
    if (graphs != null) {
      Arrays.fill(graphs, from, from + rows, graph);
    }
  }

  /**
   * The relation of all rows, when they are in their places; nothing may be put any more.
   *
   * @param ids all ids are below this number
   */
  Relation relation(int ids) {
    int[] said = graphs;
    boolean isOneGraph = said == null || isAllTheSame(said);
    int distinct = distinctSubjects();
    if (distinct >= 0) {
      RowGraphs all =
          isOneGraph
              ? RowGraphs.all(said == null ? 0 : said[0])
              : new RowGraphs(-1, new IntColumn(said), RowGraphs.none());
      return new Relation(
          new SortedPairs(new IntColumn(subjects), new IntColumn(objects), distinct), all, ids);
    }
    long[] pairs = new long[subjects.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = PairSort.pair(subjects[i], objects[i]);
    }
    if (said != null && !isOneGraph) {
      return GraphMerge.relation(pairs, said, graphCount, ids);
    }
    int rows = PairSort.sortDistinct(pairs);
    return new Relation(
        PairSort.columns(pairs, rows), RowGraphs.all(said == null ? 0 : said[0]), ids);
  }

  /**
   * How many subjects there are, or -1 when rows are out of order or come twice. Subjects get ids
   * as they come, so most relations are in order as they are.
   */
  private int distinctSubjects() {
    int distinct = subjects.length == 0 ? 0 : 1;
    for (int i = 1; i < subjects.length; i++) {
      if (subjects[i] != subjects[i - 1]) {
        distinct++;
        if (subjects[i] < subjects[i - 1]) {
          return -1;
        }
      } else if (objects[i] <= objects[i - 1]) {
        return -1;
      }
    }
    return distinct;
  }

  private static boolean isAllTheSame(int[] graphs) {
    for (int graph : graphs) {
      if (graph != graphs[0]) {
        return false;
      }
    }
    return true;
  }
}
