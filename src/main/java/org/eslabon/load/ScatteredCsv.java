package org.eslabon.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a canonical table as CSV, read apart from the rest of its file: of that only the
 * header, once more. For one thread.
 */
public final class ScatteredCsv implements Closeable {

  private final ScatteredRows rows;
  private final Opening file;
  private final CsvBlock.Stretch stretch;
  private @Nullable InputStream body;
  private @Nullable CsvRecords records;
  private long headerLine;
  private boolean isTorn;
  private boolean hasStrayQuotes;

  /** The bytes of a file as it lies there. */
  @FunctionalInterface
  public interface Opening {

    /** A stream from an offset to the end of the file; who asks closes it. */
    InputStream at(long offset) throws IOException;
  }

  /**
   * A stretch of which nothing is read yet.
   *
   * @param rows what takes the rows; the file is compressed when the name that they have says so
   */
  public ScatteredCsv(ScatteredRows rows, Opening file, CsvBlock.Stretch stretch) {
    this.rows = rows;
    this.file = file;
    this.stretch = stretch;
  }

  /** Takes the next record; false at the end, and where nothing more can be read. */
  public boolean next() {
    try {
      CsvRecords csv = records == null ? begin() : records;
      records = csv;
      while (csv.next()) {
        if (csv.line(0) > headerLine) {
          for (int i = 0; i < csv.size(); i++) {
            hasStrayQuotes |= csv.hasStrayQuote(i);
          }
          rows.row(csv);
          return true;
        }
      }
    } catch (IOException e) {
      isTorn = true;
      rows.complain(UnreadableInput.because(rows.file(), e).problem());
    }
    return false;
  }

  /** Whether the rest of the stretch could not be read. */
  public boolean isTorn() {
    return isTorn;
  }

  /**
   * Whether the file was cut where records begin, as far as this stretch can tell: it counts on
   * quotes that stand where RFC 4180 has them.
   */
  public boolean isCutRightly() {
    return !isTorn && !hasStrayQuotes;
  }

  private CsvRecords begin() throws IOException {
    String name = rows.file();
    try (InputStream head = file.at(0)) {
      CsvRecords first = new CsvRecords(name, SourceStream.text(name, decompressed(head)), ',');
      rows.header(CsvTables.header(name, first), first.line(0));
      headerLine = first.line(0);
    }
    InputStream opened = file.at(stretch.from());
    body = opened;
    InputStream content = decompressed(new Limited(opened, stretch.to() - stretch.from()));
    return stretch.from() == 0
        ? new CsvRecords(name, SourceStream.text(name, content), ',')
        : new CsvRecords(name, new Utf8Input(name, content, stretch.line()), ',', stretch.line());
  }

  private InputStream decompressed(InputStream in) throws IOException {
    return SourceStream.decompressed(rows.file(), new BufferedInputStream(in));
  }

  @Override
  public void close() throws IOException {
    if (body != null) {
      body.close();
    }
  }

  /** The first bytes of a stream. */
  private static final class Limited extends FilterInputStream {
    private long rest;

    Limited(InputStream in, long limit) {
      super(in);
      rest = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (rest == 0) {
        return -1;
      }
      int count = in.read(buffer, offset, (int) Math.min(length, rest));
      rest -= Math.max(0, count);
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
