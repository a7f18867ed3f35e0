package org.eslabon.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a piece of a CSV file as UTF-8, without blanks around the cells, column by column.
 * Filled by FastCSV without making a string of any cell; records of empty cells are left out.
 */
final class CellBlock extends AbstractBaseCsvCallbackHandler<CellBlock> {

  private static final int FIRST_RECORDS = 1 << 10;

  private final int cells;
  private final boolean hasQuotes;
  private final int[][] starts;
  private final int[][] ends;
  private int[] lines = new int[FIRST_RECORDS];
  private byte[] bytes;
  private int used;
  private int records;
  private int begin;
  private int fields;
  private boolean isPlain = true;

  /**
   * An empty block.
   *
   * @param cells how many cells a record has
   * @param piece what will be read into it
   */
  CellBlock(int cells, CsvPieces.Piece piece) {
    this.cells = cells;
    this.hasQuotes = piece.hasQuotes();
    starts = new int[cells][FIRST_RECORDS];
    ends = new int[cells][FIRST_RECORDS];
    bytes = new byte[piece.length()];
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    if (records == lines.length) {
      lines = Arrays.copyOf(lines, records * 2);
      for (int i = 0; i < cells; i++) {
        starts[i] = Arrays.copyOf(starts[i], records * 2);
        ends[i] = Arrays.copyOf(ends[i], records * 2);
      }
    }
    lines[records] = (int) startingLineNumber;
    begin = used;
    fields = 0;
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    fields = index + 1;
    int start = offset;
    int end = offset + length;
    while (start < end && Character.isWhitespace(text[start])) {
      start++;
    }
    while (start < end && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    int from = used;
    take(text, start, end);
    if (length > CsvRecords.CELL_LIMIT || (hasQuotes && !quoted && hasQuote(from))) {
      isPlain = false;
    }
    if (index < cells) {
      starts[index][records] = from;
      ends[index][records] = used;
    }
  }

  /** Stripped and in UTF-8 a cell never takes more bytes than in the file. */
  private void take(char[] text, int start, int end) {
    int at = used;
    for (int i = start; i < end; i++) {
      char character = text[i];
      if (character >= 0x80) {
        byte[] encoded = new String(text, i, end - i).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
        used = at + encoded.length;
        return;
      }
      bytes[at++] = (byte) character;
    }
    used = at;
  }

  private boolean hasQuote(int from) {
    for (int i = from; i < used; i++) {
      if (bytes[i] == '"') {
        return true;
      }
    }
    return false;
  }

  @Override
  protected CellBlock buildRecord() {
    if (used > begin) {
      isPlain &= fields == cells;
      records++;
    }
    return this;
  }

  /** Whether all records have as many cells as they should, of bearable size and rightly quoted. */
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

  /** Line on which the record begins, counted within the piece. */
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
