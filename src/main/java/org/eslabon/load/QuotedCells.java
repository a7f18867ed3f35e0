package org.eslabon.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Finds the cells of a piece of any kind: FastCSV parses, and cells are copied without quotes. */
final class QuotedCells extends AbstractBaseCsvCallbackHandler<QuotedCells> {

  private final byte[] bytes;
  private final CellBlock block;
  private int used;

  private QuotedCells(byte[] bytes, CellBlock block) {
    this.bytes = bytes;
    this.block = block;
  }

  /**
   * Finds the records of a piece.
   *
   * @param cells how many cells a record should have
   * @throws NotPlain when the piece is neither CSV nor UTF-8
   */
  static void read(CsvPieces.Piece piece, int cells, CellBlock block) throws NotPlain {
    QuotedCells taker = new QuotedCells(new byte[piece.length()], block);
    block.begin(taker.bytes, cells);
    InputStreamReader text =
        new InputStreamReader(
            new ByteArrayInputStream(piece.bytes(), 0, piece.length()),
            StandardCharsets.UTF_8.newDecoder());
    try (CloseableIterator<QuotedCells> records = CsvRecords.parse(taker, text, ',')) {
      while (records.hasNext()) {
        records.next();
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      throw new NotPlain("not CSV in UTF-8: " + e.getMessage());
    }
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    block.begin((int) startingLineNumber);
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
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
    if (length > CsvRecords.CELL_LIMIT || (!quoted && hasQuote(from))) {
      block.refuse();
    }
    block.add(from, used);
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
  protected QuotedCells buildRecord() {
    block.end();
    return this;
  }
}
