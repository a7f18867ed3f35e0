package org.eslabon.bench.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size, mapped into memory in windows that overlap a little, so that no line is
 * divided. Immutable and safe for threads.
 */
final class MappedText {

  private static final int WINDOW_BITS = 30;
  private static final int WINDOW = 1 << WINDOW_BITS;

  /** No line of the network is longer. */
  private static final int OVERLAP = 1 << 16;

  private final ByteBuffer[] windows;
  private final long length;

  private MappedText(ByteBuffer[] windows, long length) {
    this.windows = windows;
    this.length = length;
  }

  static MappedText open(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long length = file.size();
      ByteBuffer[] windows = new ByteBuffer[(int) ((length + WINDOW - 1) >>> WINDOW_BITS)];
      for (int i = 0; i < windows.length; i++) {
        long start = (long) i << WINDOW_BITS;
        long size = Math.min((long) WINDOW + OVERLAP, length - start);
        windows[i] =
            file.map(FileChannel.MapMode.READ_ONLY, start, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      return new MappedText(windows, length);
    }
  }

  long length() {
    return length;
  }

  /** The window that begins at or before a place and holds all of its line. */
  ByteBuffer window(long place) {
    return windows[(int) (place >>> WINDOW_BITS)];
  }

  /** Where a place is in its window. */
  static int within(long place) {
    return (int) place & (WINDOW - 1);
  }

  /** The first place behind the window of a place. */
  static long end(long place) {
    return ((place >>> WINDOW_BITS) + 1) << WINDOW_BITS;
  }

  /** Where the next line begins at or after a place. */
  long lineAfter(long place) {
    long at = place;
    while (at < length && window(at).get(within(at)) != '\n') {
      at++;
    }
    return Math.min(at + 1, length);
  }

  /** Whether the octets at two places are the same. */
  boolean isSame(long one, long other, int octets) {
    return isSame(window(one), within(one), window(other), within(other), octets);
  }

  static boolean isSame(ByteBuffer one, int at, ByteBuffer other, int from, int octets) {
    int done = 0;
    for (; done + 8 <= octets; done += 8) {
      if (one.getLong(at + done) != other.getLong(from + done)) {
        return false;
      }
    }
    if (done < octets && octets >= 8) {
      // the last eight again: cheaper than the rest one by one
      return one.getLong(at + octets - 8) == other.getLong(from + octets - 8);
    }
    for (; done < octets; done++) {
      if (one.get(at + done) != other.get(from + done)) {
        return false;
      }
    }
    return true;
  }

  String text(long place, int octets) {
    byte[] bytes = new byte[octets];
    window(place).get(within(place), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
