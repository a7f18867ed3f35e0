package org.eslabon.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * Puts a graph together from pieces that several threads bring at the same time, in any order. The
 * same pieces always give the same graph with the same ids.
 */
public final class GraphBuilder {

  private final TermKinds kinds = new TermKinds(List.of());
  private final SharedTerms terms = new SharedTerms();
  private final List<Piece> pieces = Collections.synchronizedList(new ArrayList<>());
  private final Locations keys = new Locations();
  private final ConcurrentLinkedQueue<LocalRows> unused = new ConcurrentLinkedQueue<>();
  private volatile boolean hasKeyTwice;

  /** Says what a name of {@link LocalRows#named} stands for. */
  @FunctionalInterface
  public interface Settling {

    /** What a {@link KeyIndex} knows the name by, or {@link KeyIndex#NONE}. */
    long settle(int sense, byte[] text, int from, int to);
  }

  TermKinds kinds() {
    return kinds;
  }

  /**
   * Room for a piece whose rows are of this graph, and their keys of one kind. For one thread at a
   * time.
   */
  public LocalRows begin(Node graph) {
    LocalRows used = unused.poll();
    LocalRows rows = used == null ? new LocalRows() : used;
    rows.begin(graph, kinds);
    return rows;
  }

  /**
   * Takes a piece that {@link #begin} gave room for; the caller forgets it.
   *
   * @param number which piece of the input it is, counted from zero
   */
  public void end(int number, LocalRows rows) {
    take(number, rows);
    unused.add(rows);
  }

  /** Takes over the rows of a piece; the caller may use their buffer again. */
  void take(int number, LocalRows rows) {
    int[] located = terms.locate(number, rows.terms, rows.names.size());
    Piece piece = new Piece(number, located, rows);
    if (piece.keys().length > 0) {
      synchronized (keys) {
        for (int key : piece.keys()) {
          hasKeyTwice |= !keys.add(located[key]);
        }
      }
    }
    pieces.add(piece);
  }

  /** Whether a term is the key of two rows. */
  public boolean hasKeyTwice() {
    return hasKeyTwice;
  }

  /**
   * All keys that begin so, by what follows. Call when all pieces came.
   *
   * @param prefix the first characters of their IRIs
   */
  public KeyIndex keys(byte[] prefix) {
    KeyIndex index = new KeyIndex();
    for (Piece piece : pieces) {
      int[] own = piece.keys();
      // a piece is of one table, so its first key is like the others
      if (own.length > 0 && terms.begins(piece.terms()[own[0]], prefix)) {
        for (int key : own) {
          terms.index(piece.terms()[key], prefix.length, index);
        }
      }
    }
    return index;
  }

  /**
   * Settles what all names stand for. Call when all pieces came.
   *
   * @param settling safe for threads
   * @return false when a name stands for nothing; then no graph can be built
   */
  public boolean settle(Settling settling) {
    return IntStream.range(0, pieces.size())
        .parallel()
        .allMatch(i -> settle(pieces.get(i), settling));
  }

  private static boolean settle(Piece piece, Settling settling) {
    TermList names = piece.names();
    int first = piece.terms().length - names.size();
    for (int i = 0; i < names.size(); i++) {
      long location = settling.settle(names.kind(i), names.array(), names.from(i), names.to(i));
      if (location == KeyIndex.NONE) {
        return false;
      }
      piece.terms()[first + i] = (int) location;
    }
    return true;
  }

  /** The graph of all pieces taken. To be called once, when no more come. */
  public ColumnGraph build() {
    unused.clear();
    List<Piece> ordered = new ArrayList<>(pieces);
    pieces.clear();
    ordered.sort(Comparator.comparingInt(Piece::number));
    Terms numbered = terms.number(ordered, kinds);
    return new RowScatter(ordered, terms, numbered).graph();
  }
}
