package org.eslabon.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a piece of a CSV file, column by column: for each cell where its UTF-8 begins and
 * ends, without blanks around it. Records of empty cells are left out. Used again for the next
 * piece.
 */
final class CellBlock {

  private static final int FIRST_RECORDS = 1 << 10;

  private byte[] bytes = new byte[0];
  private int cells;
  private int[][] starts = new int[0][];
  private int[][] ends = new int[0][];
  private int[] lines = new int[FIRST_RECORDS];
  private int records;
  private int fields;
  private boolean isEmpty = true;
  private boolean isPlain = true;

  /**
   * Forgets everything and begins a piece.
   *
   * @param bytes what the places of cells are about
   * @param cells how many cells a record has
   */
  void begin(byte[] bytes, int cells) {
    this.bytes = bytes;
    this.cells = cells;
    int known = starts.length;
    if (known < cells) {
      starts = Arrays.copyOf(starts, cells);
      ends = Arrays.copyOf(ends, cells);
      for (int i = known; i < cells; i++) {
        starts[i] = new int[lines.length];
        ends[i] = new int[lines.length];
      }
    }
    records = 0;
    isPlain = true;
  }

  /** Begins a record on a line, counted within the piece. */
  void begin(int line) {
    if (records == lines.length) {
      lines = Arrays.copyOf(lines, records * 2);
      for (int i = 0; i < starts.length; i++) {
        starts[i] = Arrays.copyOf(starts[i], records * 2);
        ends[i] = Arrays.copyOf(ends[i], records * 2);
      }
    }
    lines[records] = line;
    fields = 0;
    isEmpty = true;
  }

  /** Adds the next cell of the record. */
  void add(int from, int to) {
    if (fields < cells) {
      starts[fields][records] = from;
      ends[fields][records] = to;
    }
    isEmpty &= from == to;
    fields++;
  }

  /** Ends the record, which counts when any of its cells holds something. */
  void end() {
    isPlain &= fields == cells || (isEmpty && fields < cells);
    if (!isEmpty) {
      records++;
    }
  }

  /** Says that something in the piece is not as it should be. */
  void refuse() {
    isPlain = false;
  }

  /** Whether all records have as many cells as they should, and nothing was refused. */
  boolean isPlain() {
    return isPlain;
  }

  /** Forgets the first records, which must be there. */
  void drop(int count) {
    if (count > 0) {
      records -= count;
      System.arraycopy(lines, count, lines, 0, records);
      for (int i = 0; i < cells; i++) {
        System.arraycopy(starts[i], count, starts[i], 0, records);
        System.arraycopy(ends[i], count, ends[i], 0, records);
      }
    }
  }

  int records() {
    return records;
  }

  /** Line on which the record begins, counted within the piece from 1. */
  int line(int record) {
    return lines[record];
  }

  /** The bytes of all cells. */
  byte[] bytes() {
    return bytes;
  }

  /** For each record where the cell begins; may be longer than there are records. */
  int[] starts(int cell) {
    return starts[cell];
  }

  /** For each record the place behind the cell. */
  int[] ends(int cell) {
    return ends[cell];
  }

  String text(int cell, int record) {
    int from = starts[cell][record];
    return new String(bytes, from, ends[cell][record] - from, StandardCharsets.UTF_8);
  }
}
