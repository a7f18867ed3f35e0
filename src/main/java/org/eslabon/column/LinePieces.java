package org.eslabon.column;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Cuts a stream into pieces of whole lines. Read by one thread; buffers come back from any. */
final class LinePieces {

  /** Small enough that the terms of a piece stay in the cache of a core. */
  private static final int PIECE = 1 << 21;

  private static final int LONGEST = 1 << 30;

  /** A line feed behind the last line, and room to look ahead of it. */
  private static final int MARGIN = 8;

  private final InputStream in;
  private final ConcurrentLinkedQueue<byte[]> unused = new ConcurrentLinkedQueue<>();
  private byte[] rest = new byte[0];

  /** Some lines; the octet behind the last one is a line feed, and seven more may be read. */
  static final class Lines {
    private final byte[] bytes;
    private final int length;

    Lines(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    boolean isEmpty() {
      return length == 0;
    }
  }

  LinePieces(InputStream in) {
    this.in = in;
  }

  /** The next lines; none at the end. */
  Lines next() throws IOException {
    byte[] buffer = buffer(rest.length + PIECE);
    System.arraycopy(rest, 0, buffer, 0, rest.length);
    int filled = rest.length;
    int searched = 0;
    while (true) {
      int room = buffer.length - MARGIN - filled;
      int read = in.readNBytes(buffer, filled, room);
      filled += read;
      if (read < room) {
        rest = new byte[0];
        return lines(buffer, filled);
      }
      int cut = lastLineEnd(buffer, searched, filled);
      if (cut > 0) {
        rest = Arrays.copyOfRange(buffer, cut, filled);
        return lines(buffer, cut);
      }
      if (filled >= LONGEST) {
        throw new IOException("a line is longer than 1 GB");
      }
      searched = filled;
      buffer = Arrays.copyOf(buffer, (int) Math.min(LONGEST + MARGIN, buffer.length * 2L));
    }
  }

  /** Takes back a buffer that nobody reads any more. */
  void reuse(byte[] buffer) {
    unused.add(buffer);
  }

  private byte[] buffer(int size) {
    byte[] used = unused.poll();
    return used != null && used.length >= size + MARGIN ? used : new byte[size + MARGIN];
  }

  private static Lines lines(byte[] buffer, int length) {
    Arrays.fill(buffer, length, length + MARGIN, (byte) '\n');
    return new Lines(buffer, length);
  }

  /** Behind the last line feed, or else behind the last carriage return that is not at the end. */
  private static int lastLineEnd(byte[] buffer, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (buffer[i] == '\n') {
        return i + 1;
      }
    }
    for (int i = to - 2; i >= from; i--) {
      if (buffer[i] == '\r') {
        return i + 1;
      }
    }
    return 0;
  }
}
