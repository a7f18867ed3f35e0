package org.eslabon.column;

import org.jspecify.annotations.Nullable;

/** The rows of one piece of the input, waiting for the ids of their terms. */
final class Piece {

  private static final int PART_SHIFT = 26;

  /** Most terms that one part of the dictionary can have. */
  static final int PART_LIMIT = 1 << PART_SHIFT;

  private final int number;
  private final int[] terms;
  private final int[] subjects;
  private final int[] predicates;
  private final int[] objects;
  private final int @Nullable [] graphs;

  /**
   * Keeps what a buffer holds now.
   *
   * @param number which piece it is, counted from zero
   * @param terms for each local term the part of the dictionary that has it and its number there
   */
  Piece(int number, int[] terms, LocalRows rows) {
    this.number = number;
    this.terms = terms;
    subjects = rows.subjects();
    predicates = rows.predicates();
    objects = rows.objects();
    graphs = rows.graphs();
  }

  int number() {
    return number;
  }

  int[] terms() {
    return terms;
  }

  int[] subjects() {
    return subjects;
  }

  int[] predicates() {
    return predicates;
  }

  int[] objects() {
    return objects;
  }

  /** Local terms of the graph names; null when all rows are of the default graph. */
  int @Nullable [] graphs() {
    return graphs;
  }

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
