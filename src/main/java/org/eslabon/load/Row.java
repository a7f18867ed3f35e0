package org.eslabon.load;

import java.util.Arrays;
import org.eslabon.problem.SourcePlace;

/**
 * One row on its way from a file to the graph: a cell for each column of the table, empty where the
 * file has none, and where each stands. Used again for the next row.
 */
final class Row {

  private final String file;
  private final String[] cells;
  private final long[] lines;
  private final long[] columns;
  private long line;
  private long column;

  Row(String file, int size) {
    this.file = file;
    cells = new String[size];
    lines = new long[size];
    columns = new long[size];
  }

  /** Empties the row; {@code column} is zero when the row begins its line. */
  void begin(long line, long column) {
    this.line = line;
    this.column = column;
    Arrays.fill(cells, "");
    Arrays.fill(lines, 0);
  }

  /** Puts a cell; a position below zero belongs to a column that the table does not have. */
  void put(int position, String cell, long cellLine, long cellColumn) {
    if (position >= 0) {
      cells[position] = cell;
      lines[position] = cellLine;
      columns[position] = cellColumn;
    }
  }

  String cell(int position) {
    return cells[position];
  }

  /** The line on which the row begins. */
  long line() {
    return line;
  }

  SourcePlace place() {
    return new SourcePlace(file, line, column);
  }

  /** Where the cell stands, or the row when the file has no such cell. */
  SourcePlace place(int position) {
    return lines[position] == 0
        ? place()
        : new SourcePlace(file, lines[position], columns[position]);
  }

  /** A digest of the cells, so that rows of two files can be compared without keeping them. */
  long digest() {
    long digest = 0;
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      for (int c = 0; c < cell.length(); c++) {
        digest = (digest ^ cell.charAt(c)) * 0x9E3779B97F4A7C15L;
        digest ^= digest >>> 29;
      }
      digest = (digest ^ 0x1F0000L + i) * 0xBF58476D1CE4E5B9L;
      digest ^= digest >>> 32;
    }
    return digest;
  }
}
