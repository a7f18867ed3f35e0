package org.eslabon.column;

import org.jspecify.annotations.Nullable;

/**
 * All triples of one predicate, each once, whatever graphs say it. Immutable and safe for threads.
 */
public final class Relation {

  private final SortedPairs bySubject;
  private final RowGraphs graphs;
  private final int ids;
  private @Nullable SortedPairs byObject;

  /**
   * A relation.
   *
   * @param ids all ids are below this number
   */
  Relation(SortedPairs bySubject, RowGraphs graphs, int ids) {
    this.bySubject = bySubject;
    this.graphs = graphs;
    this.ids = ids;
  }

  Relation(SortedPairs bySubject, SortedPairs byObject, RowGraphs graphs, int ids) {
    this(bySubject, graphs, ids);
    this.byObject = byObject;
  }

  public int rows() {
    return bySubject.rows();
  }

  public int distinctSubjects() {
    return bySubject.distinctKeys();
  }

  public int distinctObjects() {
    return byObject().distinctKeys();
  }

  /** Adds to the size of each graph the rows that it says. */
  void count(long[] sizes) {
    graphs.count(rows(), sizes);
  }

  /** Pairs of subject and object, sorted by subject. */
  public SortedPairs bySubject() {
    return bySubject;
  }

  /** Pairs of object and subject, sorted by object. Made by the first call if need be, and kept. */
  public synchronized SortedPairs byObject() {
    SortedPairs known = byObject;
    if (known == null) {
      known = PairSort.inverse(bySubject, ids);
      byObject = known;
    }
    return known;
  }

  /** Whether pairs by object are there already. */
  public synchronized boolean isTurned() {
    return byObject != null;
  }

  RowGraphs graphs() {
    return graphs;
  }

  /**
   * What some graphs say.
   *
   * @param numbers for each graph its number from now on, -1 for those left out
   * @param count numbers are below it
   */
  Relation only(int[] numbers, int count) {
    int whole = graphs.first() == null ? numbers[graphs.only()] : -1;
    if (whole >= 0) {
      Relation same = new Relation(bySubject, RowGraphs.all(whole), ids);
      synchronized (this) {
        same.byObject = byObject;
      }
      return same;
    }
    GraphRows rows = new GraphRows(0);
    if (graphs.first() != null) {
      rows.addAll(this, numbers);
    }
    return rows.relation(count, ids);
  }

  /** The same relation when ids of objects from one on have become larger. */
  Relation moved(int from, int by, int allIds) {
    SortedPairs turned;
    synchronized (this) {
      turned = byObject;
    }
    SortedPairs forward =
        new SortedPairs(
            bySubject.keys(), bySubject.values().moved(from, by), bySubject.distinctKeys());
    return turned == null
        ? new Relation(forward, graphs, allIds)
        : new Relation(
            forward,
            new SortedPairs(turned.keys().moved(from, by), turned.values(), turned.distinctKeys()),
            graphs,
            allIds);
  }
}
