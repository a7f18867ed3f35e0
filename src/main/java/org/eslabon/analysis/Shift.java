package org.eslabon.analysis;

import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Question.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A smallest set of changes that moves a link to another type of governance. Immutable.
 *
 * @param target the type it moves to
 * @param moves in a stable order; none of them can be left out, nor can fewer others do
 * @param foreseen changes of type that the theory of shifts knows and that this is one of
 */
public record Shift(Node target, List<Move> moves, List<Node> foreseen) {

  public Shift {
    moves = List.copyOf(moves);
    foreseen = List.copyOf(foreseen);
  }

  /**
   * One determinant that becomes another.
   *
   * @param before what is stated now, or {@code null} when nothing is
   */
  public record Move(Cell cell, @Nullable Node before, Node after) {}
}
