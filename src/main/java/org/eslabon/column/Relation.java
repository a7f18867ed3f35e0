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

  RowGraphs graphs() {
    return graphs;
  }
}
