package org.eslabon.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/**
 * Passes bytes through as long as they are UTF-8, and names the first that is not with its line and
 * character. Most files that fail are Latin-1 or Windows-1252, so the message says what the byte
 * means there.
 */
final class Utf8Input extends FilterInputStream {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String file;
  private long line;
  private long column;

  /** Continuation bytes still due, and what the next of them may be. */
  private int due;

  private int least = 0x80;
  private int most = 0xBF;
  private int lead;

  Utf8Input(String file, InputStream in) {
    this(file, in, 1);
  }

  /** The same for a part of a file that begins with some line. */
  Utf8Input(String file, InputStream in, long line) {
    super(in);
    this.file = file;
    this.line = line;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count < 0 && due > 0) {
      throw notUtf8(lead);
    }
    int end = offset + count;
    int i = offset;
    while (i < end) {
      // most text is ASCII, so runs of it are passed over without looking at the state
      int start = i;
      while (due == 0 && i < end && buffer[i] > '\n') {
        i++;
      }
      column += i - start;
      if (i < end) {
        step(buffer[i++]);
      }
    }
    return count;
  }

  @Override
  public long skip(long count) {
    // what is skipped would not be checked
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void step(byte octet) throws UnreadableInput {
    if (due > 0) {
      int value = octet & 0xFF;
      if (value < least || value > most) {
        throw notUtf8(lead);
      }
      due--;
      least = 0x80;
      most = 0xBF;
    } else if (octet > 0) {
      column++;
      if (octet == '\n') {
        line++;
        column = 0;
      }
    } else {
      column++;
      lead(octet & 0xFF);
    }
  }

  /** Bounds of the byte after the first, from table 3-7 of the Unicode standard. */
  private void lead(int value) throws UnreadableInput {
    lead = value;
    if (value >= 0xC2 && value <= 0xDF) {
      due = 1;
    } else if (value >= 0xE0 && value <= 0xEF) {
      due = 2;
      least = value == 0xE0 ? 0xA0 : 0x80;
      most = value == 0xED ? 0x9F : 0xBF;
    } else if (value >= 0xF0 && value <= 0xF4) {
      due = 3;
      least = value == 0xF0 ? 0x90 : 0x80;
      most = value == 0xF4 ? 0x8F : 0xBF;
    } else if (value == 0) {
      throw new UnreadableInput(
          new Problem(
              ProblemCode.L006,
              "the file has a NUL byte, so it is not text: expected UTF-8",
              new SourcePlace(file, line, column),
              null));
    } else {
      throw notUtf8(value);
    }
  }

  private UnreadableInput notUtf8(int value) {
    String reading = new String(new byte[] {(byte) value}, WINDOWS);
    return new UnreadableInput(
        new Problem(
            ProblemCode.L006,
            String.format(
                "the file is not UTF-8: character %d of line %d is byte 0x%02X, which is `%s` in"
                    + " Latin-1 (Windows-1252)",
                column, line, value, reading),
            new SourcePlace(file, line, column),
            "save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"));
  }
}
