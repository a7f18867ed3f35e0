package org.eslabon.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the cells of a piece in which no quote stands: commas and line feeds part them, whatever
 * else is there. Cells are left where they are. Pieces with quotes are for {@link QuotedCells}.
 */
final class PlainCells {

  private final byte[] bytes;
  private final int length;
  private final CellBlock block;

  private PlainCells(CsvPieces.Piece piece, CellBlock block) {
    this.bytes = piece.bytes();
    this.length = piece.length();
    this.block = block;
  }

  /**
   * Finds the records of a piece without quotes.
   *
   * @param cells how many cells a record should have
   * @throws NotPlain when the piece is not UTF-8
   */
  static void read(CsvPieces.Piece piece, int cells, CellBlock block) throws NotPlain {
    block.begin(piece.bytes(), cells);
    if (new PlainCells(piece, block).scan() < 0) {
      requireUtf8(piece);
    }
  }

  /** Returns the bitwise or of all bytes: below zero when not all of them are ASCII. */
  private int scan() {
    int seen = 0;
    int line = 1;
    int start = 0;
    block.begin(line);
    for (int at = 0; at < length; at++) {
      byte octet = bytes[at];
      seen |= octet;
      if (octet > ',') {
        continue;
      }
      if (octet == ',') {
        cell(start, at);
        start = at + 1;
      } else if (octet == '\n') {
        cell(start, at);
        block.end();
        block.begin(++line);
        start = at + 1;
      }
    }
    cell(start, length);
    block.end();
    return seen;
  }

  private void cell(int from, int to) {
    if (to - from <= CsvRecords.CELL_LIMIT
        && (from == to || (bytes[from] > ' ' && bytes[to - 1] > ' '))) {
      // so nearly all cells are
      block.add(from, to);
      return;
    }
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (start < end && isBlank(bytes[end - 1])) {
      end--;
    }
    if (start < end && (bytes[start] < 0 || bytes[end - 1] < 0)) {
      rare(start, end);
    } else {
      block.add(start, end);
    }
    if (to - from > CsvRecords.CELL_LIMIT) {
      block.refuse();
    }
  }

  /** Beyond ASCII there are blanks too. */
  private void rare(int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int before = text.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
    int kept = text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
    block.add(from + before, from + before + kept);
  }

  /** As {@link Character#isWhitespace}, below 128. */
  private static boolean isBlank(byte octet) {
    return octet <= ' ' && (octet == ' ' || (octet >= '\t' && octet <= '\r') || octet >= 28);
  }

  private static void requireUtf8(CsvPieces.Piece piece) throws NotPlain {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(piece.bytes(), 0, piece.length()));
    } catch (CharacterCodingException e) {
      throw new NotPlain("not UTF-8: " + e.getMessage());
    }
  }
}
