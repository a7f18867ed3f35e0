package org.eslabon.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a graph together from pieces that several threads bring at the same time, in any order. The
 * same pieces always give the same graph with the same ids.
 */
final class GraphBuilder {

  private final TermKinds kinds = new TermKinds(List.of());
  private final SharedTerms terms = new SharedTerms();
  private final List<Piece> pieces = Collections.synchronizedList(new ArrayList<>());

  TermKinds kinds() {
    return kinds;
  }

  /** Takes over the rows of a piece; the caller may use their buffer again. */
  void take(int number, LocalRows rows) {
    pieces.add(new Piece(number, terms.locate(number, rows.terms), rows));
  }

  /** The graph of all pieces taken. To be called once, when no more come. */
  ColumnGraph build() {
    List<Piece> ordered = new ArrayList<>(pieces);
    pieces.clear();
    ordered.sort(Comparator.comparingInt(Piece::number));
    Terms numbered = terms.number(ordered, kinds);
    return new RowScatter(ordered, terms, numbered).graph();
  }
}
