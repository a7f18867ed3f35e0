package org.eslabon.column;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one piece of the input, waiting for the ids of their terms.
 *
 * @param number which piece it is, counted from zero
 * @param graphs local terms of the graph names; null when all rows are of the default graph
 * @param terms for each local term the part of the dictionary that has it and its number there
 */
record Piece(
    int number,
    int[] subjects,
    int[] predicates,
    int[] objects,
    int @Nullable [] graphs,
    int[] terms) {

  private static final int PART_SHIFT = 26;

  /** Most terms that one part of the dictionary can have. */
  static final int PART_LIMIT = 1 << PART_SHIFT;

  static int locate(int part, int term) {
    return part << PART_SHIFT | term;
  }

  static int part(int location) {
    return location >>> PART_SHIFT;
  }

  static int term(int location) {
    return location & (PART_LIMIT - 1);
  }
}
