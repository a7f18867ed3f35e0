package org.eslabon.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, one at a time in buffers that are used again. FastCSV parses; this
 * adds the place of each cell and says where broken quotes were opened.
 *
 * <p>FastCSV takes the end of the file for a closing quote, so a last line is added that no text
 * file can contain: a quote that never closes swallows it.
 */
final class CsvRecords {

  /** Characters that one cell may hold. */
  static final int CELL_LIMIT = 1_000_000;

  private static final String END = "\u0000end";

  private final String file;
  private final Cells cells = new Cells();
  private final CloseableIterator<Cells> records;

  /** Begins a file of UTF-8 text that has been checked to hold no NUL byte. */
  CsvRecords(String file, InputStream text, char delimiter) {
    this(file, text, delimiter, 1);
  }

  /** The same for a part of a file that begins with a record on some line. */
  CsvRecords(String file, InputStream text, char delimiter, long line) {
    this.file = file;
    cells.before = line - 1;
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.US_ASCII));
    records =
        parse(
            cells,
            new InputStreamReader(new SequenceInputStream(text, end), StandardCharsets.UTF_8),
            delimiter);
  }

  /** How CSV is parsed, whoever takes the cells. */
  static <T> CloseableIterator<T> parse(CsvCallbackHandler<T> taker, Reader text, char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .build(taker, text)
        .iterator();
  }

  /**
   * Reads the next record that is not an empty line; false when there is none.
   *
   * @throws UnreadableInput when quotes or sizes make the rest unreadable
   */
  boolean next() throws IOException {
    try {
      records.next();
    } catch (CsvParseException e) {
      throw malformed(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    int last = cells.size - 1;
    if (cells.values[last].endsWith(END)) {
      if (cells.size == 1 && cells.values[0].equals(END)) {
        return false;
      }
      throw unreadable(
          ProblemCode.L008,
          "a quote opens here and never closes",
          last,
          "close it, or write a quote inside a quoted cell twice");
    }
    for (int i = 0; i < cells.size; i++) {
      if (cells.lengths[i] > CELL_LIMIT) {
        throw tooLarge(i);
      }
    }
    return true;
  }

  /** Number of cells of the record. */
  int size() {
    return cells.size;
  }

  /** The cell without blanks around it. */
  String cell(int index) {
    return cells.values[index];
  }

  /** Line on which the cell begins, from 1. */
  long line(int index) {
    return cells.lines[index];
  }

  /** Whether the cell has a quote although it does not stand in quotes. */
  boolean hasStrayQuote(int index) {
    return !cells.quoted[index] && cells.values[index].indexOf('"') >= 0;
  }

  /** Whether all cells are empty. */
  boolean blank() {
    for (int i = 0; i < cells.size; i++) {
      if (!cells.values[i].isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The parser gives up inside the cell after the last one it delivered. */
  private UnreadableInput malformed(CsvParseException e) {
    String detail =
        String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    int at = cells.size;
    cells.ensure(at);
    cells.lines[at] = cells.line;
    return detail.contains("buffer")
        ? tooLarge(at)
        : unreadable(
            ProblemCode.L008,
            "the quote that opens here closes in the middle of the cell",
            at,
            "write a quote inside a quoted cell twice; is a quote before it never closed?");
  }

  private UnreadableInput tooLarge(int index) {
    return unreadable(
        ProblemCode.L010,
        "the cell that begins here has more than " + CELL_LIMIT + " characters",
        index,
        "is there a quote that never closes?");
  }

  private UnreadableInput unreadable(
      ProblemCode code, String message, int index, @Nullable String hint) {
    return new UnreadableInput(
        new Problem(code, message, new SourcePlace(file, line(index), index + 1L), hint));
  }

  /** Takes the cells of a record from the parser. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
    private String[] values = new String[32];
    private int[] lengths = new int[32];
    private long[] lines = new long[32];
    private boolean[] quoted = new boolean[32];
    private int size;

    /** Lines of the file before what is read. */
    private long before;

    /** Line on which the next cell begins. */
    private long line;

    void ensure(int index) {
      if (index == values.length) {
        values = Arrays.copyOf(values, index * 2);
        lengths = Arrays.copyOf(lengths, index * 2);
        lines = Arrays.copyOf(lines, index * 2);
        quoted = Arrays.copyOf(quoted, index * 2);
      }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      size = 0;
      line = before + startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean isQuoted) {
      ensure(index);
      lines[index] = line;
      lengths[index] = length;
      quoted[index] = isQuoted;
      values[index] = stripped(text, offset, offset + length);
      size = index + 1;
      if (isQuoted) {
        for (int i = offset; i < offset + length; i++) {
          if (text[i] == '\n') {
            line++;
          }
        }
      }
    }

    @Override
    protected Cells buildRecord() {
      return this;
    }

    private static String stripped(char[] text, int from, int to) {
      int start = from;
      int end = to;
      while (start < end && Character.isWhitespace(text[start])) {
        start++;
      }
      while (start < end && Character.isWhitespace(text[end - 1])) {
        end--;
      }
      return start == end ? "" : new String(text, start, end - start);
    }
  }
}
