package org.eslabon.column;

import java.util.Arrays;
import java.util.BitSet;

/** A set of places in a dictionary that is being filled. */
final class Locations {

  private final BitSet[] parts = new BitSet[Terms.PARTS];

  Locations() {
    Arrays.setAll(parts, i -> new BitSet());
  }

  /** Adds a place; false when it was there. */
  boolean add(int location) {
    BitSet part = parts[Piece.part(location)];
    int term = Piece.term(location);
    boolean isNew = !part.get(term);
    part.set(term);
    return isNew;
  }
}
