package org.eslabon.load;

import org.eslabon.column.LocalRows;

/**
 * Tells by the first cells of a column whether the next one is worth looking for among those before
 * it: to look for what hardly ever comes again costs more than to have it twice in a piece. For one
 * column of one piece.
 */
final class Repetition {

  private static final int SAMPLE = 1 << 10;

  private final LocalRows rows;
  private final int before;
  private int asked;
  private boolean isSeldom;

  Repetition(LocalRows rows) {
    this.rows = rows;
    this.before = rows.different();
  }

  /** Whether to look for the next cell. To be called once for each cell that is not empty. */
  boolean isLikely() {
    if (asked == SAMPLE) {
      isSeldom = rows.different() - before > SAMPLE / 2;
    }
    asked++;
    return !isSeldom;
  }
}
