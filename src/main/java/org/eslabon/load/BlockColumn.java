package org.eslabon.load;

import java.util.BitSet;
import org.eslabon.column.LocalRows;
import org.jspecify.annotations.Nullable;

/**
 * A column of a block.
 *
 * @param cell which cell of each record
 * @param subjects what each record is about
 * @param predicate the property of the column
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the columns of a block
record BlockColumn(CellBlock block, int cell, int[] subjects, int predicate) {

  int records() {
    return block.records();
  }

  byte[] bytes() {
    return block.bytes();
  }

  int[] starts() {
    return block.starts(cell);
  }

  int[] ends() {
    return block.ends(cell);
  }

  /** Which cells have several values; null when none has. */
  @Nullable BitSet several() {
    BitSet several = null;
    byte[] bytes = bytes();
    int[] starts = starts();
    int[] ends = ends();
    for (int record = 0; record < records(); record++) {
      for (int i = starts[record]; i < ends[record]; i++) {
        if (bytes[i] == ';') {
          several = several == null ? new BitSet() : several;
          several.set(record);
        }
      }
    }
    return several;
  }

  /** Adds a row for each record that has an object; the others have {@link CellRows#NONE}. */
  void add(int[] objects, LocalRows rows) {
    int count = 0;
    for (int object : objects) {
      count += object == CellRows.NONE ? 0 : 1;
    }
    if (count == objects.length) {
      rows.add(subjects, predicate, objects);
      return;
    }
    int[] theirs = new int[count];
    int[] stated = new int[count];
    int at = 0;
    for (int i = 0; i < objects.length; i++) {
      if (objects[i] != CellRows.NONE) {
        theirs[at] = subjects[i];
        stated[at++] = objects[i];
      }
    }
    rows.add(theirs, predicate, stated);
  }
}
