package org.eslabon.load;

/** What the cells of a column that came before have become, by their bytes. For one thread. */
final class CellMemo {

  /** No number: the cell is new. */
  static final int UNKNOWN = -1;

  private byte[][] cells = new byte[16][];
  private int[] numbers = new int[16];
  private int size;

  /** The number of the cell, or {@link #UNKNOWN}. */
  int find(byte[] text, int from, int to) {
    int place = place(cells, text, from, to);
    return cells[place] == null ? UNKNOWN : numbers[place];
  }

  /** Notes the number of a cell that has none. */
  void put(byte[] cell, int number) {
    if (++size * 2 > cells.length) {
      grow();
    }
    int place = place(cells, cell, 0, cell.length);
    cells[place] = cell;
    numbers[place] = number;
  }

  private void grow() {
    byte[][] more = new byte[cells.length * 2][];
    int[] theirs = new int[more.length];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        int place = place(more, cells[i], 0, cells[i].length);
        more[place] = cells[i];
        theirs[place] = numbers[i];
      }
    }
    cells = more;
    numbers = theirs;
  }

  /** Where the cell is, or would be. */
  private static int place(byte[][] cells, byte[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int mask = cells.length - 1;
    int place = (hash ^ hash >>> 15) & mask;
    while (cells[place] != null && !isSame(cells[place], text, from, to)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Cells are short: what {@link java.util.Arrays} does before it compares would take longer. */
  private static boolean isSame(byte[] cell, byte[] text, int from, int to) {
    if (cell.length != to - from) {
      return false;
    }
    for (int i = 0; i < cell.length; i++) {
      if (cell[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
