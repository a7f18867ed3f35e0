package org.eslabon.column;

/**
 * Rows of one predicate in the graph of their piece, side by side. Not to be written to.
 *
 * @param subjects local terms; may be shared with other blocks
 * @param objects local terms, or names as {@link LocalRows#named} gives them
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
record RowBlock(int predicate, int[] subjects, int[] objects) {

  int rows() {
    return objects.length;
  }
}
