package org.eslabon.column;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a graph that match a pattern of ids, one after the other. For one thread.
 *
 * <p>{@link #next} moves on; the other methods speak of the row reached last.
 */
final class RowScan {

  /** Stands for any term. */
  static final int ANY = -1;

  private final ColumnGraph graph;
  private final int subject;
  private final int object;
  private final int[] predicates;
  private int predicate = -1;
  private Relation relation;
  private SortedPairs pairs;
  private boolean isInverse;
  private int row;
  private int end;

  RowScan(ColumnGraph graph, int subject, int predicate, int object) {
    this.graph = graph;
    this.subject = subject;
    this.object = object;
    this.predicates = predicate == ANY ? graph.predicates() : new int[] {predicate};
    relation = graph.relation(ANY);
    pairs = relation.bySubject();
  }

  /** Moves to the next row; false when there is none. */
  boolean next() {
    row++;
    while (row >= end) {
      predicate++;
      if (predicate >= predicates.length) {
        return false;
      }
      begin();
    }
    return true;
  }

  private void begin() {
    relation = graph.relation(predicates[predicate]);
    isInverse = subject == ANY && object != ANY;
    pairs = isInverse ? relation.byObject() : relation.bySubject();
    if (subject == ANY && object == ANY) {
      row = 0;
      end = pairs.rows();
    } else if (subject != ANY && object != ANY) {
      row = pairs.find(subject, object);
      end = row + 1;
      row = row < 0 ? end : row;
    } else {
      int key = isInverse ? object : subject;
      row = pairs.start(key);
      end = pairs.end(key);
    }
  }

  Node subject() {
    return graph.terms().term(subjectId());
  }

  Node predicate() {
    return graph.terms().term(predicates[predicate]);
  }

  Node object() {
    return graph.terms().term(objectId());
  }

  /** Numbers of the graphs that say the row. */
  int[] graphs() {
    return relation.graphs().graphs(relationRow());
  }

  /** Whether the graph of this number says the row. */
  boolean isIn(int number) {
    return relation.graphs().has(relationRow(), number);
  }

  private int subjectId() {
    return isInverse ? pairs.values().get(row) : pairs.keys().get(row);
  }

  private int objectId() {
    return isInverse ? pairs.keys().get(row) : pairs.values().get(row);
  }

  private int relationRow() {
    return isInverse ? relation.bySubject().find(subjectId(), objectId()) : row;
  }

  /** What is made of the rows, one by one; null leaves a row out. */
  @FunctionalInterface
  interface Reading<T> {
    @Nullable T read(RowScan scan);
  }

  /** All rows, read in this way. */
  <T> Iterator<T> read(Reading<T> reading) {
    return new Rows<>(this, reading);
  }

  private static final class Rows<T> implements Iterator<T> {
    private final RowScan scan;
    private final Reading<T> reading;
    private @Nullable T ahead;
    private boolean isOver;

    Rows(RowScan scan, Reading<T> reading) {
      this.scan = scan;
      this.reading = reading;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && !isOver) {
        if (scan.next()) {
          ahead = reading.read(scan);
        } else {
          isOver = true;
        }
      }
      return ahead != null;
    }

    @Override
    public T next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      T found = ahead;
      ahead = null;
      return found;
    }
  }
}
