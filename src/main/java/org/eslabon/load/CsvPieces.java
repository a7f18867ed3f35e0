package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a CSV file into pieces of whole records. Line feeds inside quotes are told by counting
 * quotes, which is right as long as quotes stand only where RFC 4180 has them: whoever reads a
 * piece must refuse others, and the first of them is in a piece that was cut rightly.
 */
final class CsvPieces {

  private final InputStream in;
  private final int size;
  private final ConcurrentLinkedQueue<byte[]> unused;
  private byte[] rest = new byte[0];
  private long line = 1;

  /**
   * Some whole records.
   *
   * @param line on which they begin, from 1
   * @param hasQuotes whether a quote stands anywhere in them
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  record Piece(byte[] bytes, int length, long line, boolean hasQuotes) {}

  /**
   * Begins a file.
   *
   * @param size about so many bytes a piece is to have
   * @param unused what pieces that are done with had their bytes in
   */
  CsvPieces(InputStream in, int size, ConcurrentLinkedQueue<byte[]> unused) {
    this.in = in;
    this.size = size;
    this.unused = unused;
  }

  /**
   * The next piece; null at the end.
   *
   * @throws NotPlain at a NUL byte, a carriage return without line feed, a quote that never closes,
   *     and a record that is too long
   */
  @Nullable Piece next() throws IOException, NotPlain {
    // where files are cut does not depend on the room that there is
    int wanted = rest.length + size;
    byte[] bytes = room(wanted);
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    int filled = rest.length;
    Cut cut = new Cut();
    while (true) {
      int read = in.readNBytes(bytes, filled, wanted - filled);
      filled += read;
      cut.look(bytes, filled);
      boolean isLast = filled < wanted;
      if (isLast && cut.quotes % 2 != 0) {
        throw new NotPlain("a quote that never closes");
      }
      if (isLast || cut.end > 0) {
        int end = isLast ? filled : cut.end;
        Piece piece = new Piece(bytes, end, line, cut.quotes > 0);
        rest = Arrays.copyOfRange(bytes, end, filled);
        line += cut.lines;
        return end == 0 ? null : piece;
      }
      if (filled > CsvRecords.CELL_LIMIT * 16) {
        throw new NotPlain("a very long record");
      }
      wanted = filled * 2;
      bytes = Arrays.copyOf(bytes, wanted);
    }
  }

  private byte[] room(int least) {
    byte[] used = unused.poll();
    return used == null || used.length < least ? new byte[least + (least >> 4)] : used;
  }

  /** Where records end in what has been looked at. */
  private static final class Cut {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BEHIND_QUOTE = 0x2323232323232323L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private int looked;
    private int quotes;
    private int lineFeeds;

    /** Behind the last record that is whole, and the line feeds up to there. */
    private int end;

    private int lines;

    void look(byte[] bytes, int to) throws NotPlain {
      int i = looked;
      int oneByOne = i;
      while (i < to) {
        if (i >= oneByOne && i + Long.BYTES <= to) {
          if (isOrdinary((long) LONGS.get(bytes, i))) {
            i += Long.BYTES;
            continue;
          }
          oneByOne = i + Long.BYTES;
        }
        byte octet = bytes[i++];
        if (octet > '"' || octet < 0) {
          continue;
        }
        if (octet == '\n') {
          lineFeeds++;
          if (quotes % 2 == 0) {
            end = i;
            lines = lineFeeds;
          }
        } else if (octet == '"') {
          quotes++;
        } else if (octet == '\r') {
          if (i == to) {
            // what follows is not here yet
            i--;
            break;
          }
          if (bytes[i] != '\n') {
            throw new NotPlain("a carriage return by itself");
          }
        } else if (octet == 0) {
          throw new NotPlain("a NUL byte");
        }
      }
      looked = i;
    }

    /** Whether none of eight bytes is a quote or below it, or, now and then, looks so. */
    private static boolean isOrdinary(long octets) {
      return ((octets - BEHIND_QUOTE) & ~octets & HIGHEST_BITS) == 0;
    }
  }
}
