package org.eslabon.column;

import java.util.BitSet;
import java.util.List;

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
  private final int[] graphs;
  private final int[] keys;
  private final TermList names;
  private final BitSet senses = new BitSet();
  private final List<RowBlock> blocks;
  private final int home;

  /**
   * Keeps what a buffer holds now.
   *
   * @param number which piece it is, counted from zero
   * @param terms for each local term the part of the dictionary that has it and its number there,
   *     and behind them room for what the names of the rows stand for
   */
  Piece(int number, int[] terms, LocalRows rows) {
    this.number = number;
    this.terms = terms;
    subjects = rows.subjects();
    predicates = rows.predicates();
    objects = rows.objects();
    graphs = rows.graphs();
    keys = rows.keys();
    names = rows.names.list();
    blocks = rows.blocks();
    home = rows.home();
    int last = -1;
    for (int i = 0; i < names.size(); i++) {
      if (names.kind(i) != last) {
        last = names.kind(i);
        senses.set(last);
      }
    }
  }

  /** Rows besides, all of the graph that the piece is of. */
  List<RowBlock> blocks() {
    return blocks;
  }

  /** The local term of the graph that the piece is of. */
  int home() {
    return home;
  }

  /** In what senses names are used. */
  BitSet senses() {
    return senses;
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

  /** Local terms of the graph names: one a row, or a single one for all rows. */
  int[] graphs() {
    return graphs;
  }

  /** Local terms that no other row may have as its key. */
  int[] keys() {
    return keys;
  }

  /** What stands behind the terms. */
  TermList names() {
    return names;
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
