package org.eslabon.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one predicate, put in their places by several threads, each of which has places of
 * its own.
 */
final class ArrivingRows {

  /** Instead of the number of a graph: there are several. */
  static final int SEVERAL = -1;

  private final int[] subjects;
  private final int[] objects;
  private final int graphCount;

  private final int graph;

  /** The graph of each row, when there may be several. */
  private final int @Nullable [] graphs;

  /**
   * Room for rows.
   *
   * @param graph of all rows, or {@link #SEVERAL}
   * @param graphCount numbers of graphs are below it
   */
  ArrivingRows(int rows, int graph, int graphCount) {
    subjects = new int[rows];
    objects = new int[rows];
    this.graph = graph;
    this.graphCount = graphCount;
    graphs = graph == SEVERAL ? new int[rows] : null;
  }

  /** Puts one row, all by ids but the graph, which is given by its number. */
  void put(int at, int subject, int object, int ofGraph) {
    subjects[at] = subject;
    objects[at] = object;
    if (graphs != null) {
      graphs[at] = ofGraph;
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
  void say(int from, int rows, int ofGraph) {
    if (graphs != null) {
      Arrays.fill(graphs, from, from + rows, ofGraph);
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
    RowGraphs one = RowGraphs.all(said == null ? graph : said[0]);
    int distinct = distinctSubjects();
    if (distinct >= 0) {
      RowGraphs all =
          said == null || isOneGraph
              ? one
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
    return new Relation(PairSort.columns(pairs, rows), one, ids);
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
