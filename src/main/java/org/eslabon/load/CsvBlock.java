package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a block of a CSV file says of where records begin, to somebody who does not know whether the
 * block begins inside quotes. With the blocks before it, that is known. Immutable.
 *
 * @param isPlain false at a NUL byte and at a carriage return by itself: such files are not cut
 * @param isOdd whether its quotes are odd in number
 * @param lineFeeds how many it has
 * @param outside where the first record begins when the block begins outside of quotes
 * @param inside the same when it begins inside
 */
public record CsvBlock(boolean isPlain, boolean isOdd, long lineFeeds, Start outside, Start inside)
    implements java.io.Serializable {

  private static final int BUFFER = 1 << 16;

  /**
   * Where a record begins.
   *
   * @param offset bytes from the start of the block; negative when none begins there
   * @param lineFeeds how many come before
   */
  public record Start(long offset, long lineFeeds) implements java.io.Serializable {

    static final Start NONE = new Start(-1, 0);
  }

  /**
   * Reads a block.
   *
   * @param in begins with the block and goes on to the end of the file
   * @param length of the block in bytes
   */
  public static CsvBlock read(InputStream in, long length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean isPlain = true;
    boolean isOdd = false;
    boolean isAfterReturn = false;
    long lineFeeds = 0;
    Start outside = Start.NONE;
    Start inside = Start.NONE;
    long at = 0;
    int count = 0;
    // one byte more: a line feed may follow a carriage return
    while (at <= length && (count = in.read(buffer)) > 0) {
      for (int i = 0; i < count && at <= length; i++, at++) {
        byte octet = buffer[i];
        isPlain &= !isAfterReturn || octet == '\n';
        isAfterReturn = octet == '\r';
        if (at == length) {
          continue;
        }
        isPlain &= octet != 0;
        if (octet == '"') {
          isOdd = !isOdd;
        } else if (octet == '\n') {
          lineFeeds++;
          if (!isOdd && outside.offset < 0) {
            outside = new Start(at + 1, lineFeeds);
          } else if (isOdd && inside.offset < 0) {
            inside = new Start(at + 1, lineFeeds);
          }
        }
      }
    }
    boolean endsInReturn = count < 0 && isAfterReturn;
    return new CsvBlock(isPlain && !endsInReturn, isOdd, lineFeeds, outside, inside);
  }

  /**
   * Some whole records of a file.
   *
   * @param from offset of the first byte
   * @param to offset behind the last byte
   * @param line on which they begin, from 1
   */
  public record Stretch(long from, long to, long line) implements java.io.Serializable {

    /** A file that is not cut. */
    public static Stretch whole(long size) {
      return new Stretch(0, size, 1);
    }

    /** Whether it is all of a file of this size. */
    public boolean isWhole(long size) {
      return from == 0 && to == size;
    }
  }

  /**
   * Cuts a file into stretches of about a block each.
   *
   * @param blocks all blocks of the file
   * @param blockSize of each block but the last
   * @param size of the file
   */
  public static List<Stretch> cut(List<CsvBlock> blocks, long blockSize, long size) {
    List<Stretch> stretches = new ArrayList<>();
    long from = 0;
    long line = 1;
    long lineFeeds = 0;
    boolean isInside = false;
    for (int i = 0; i < blocks.size(); i++) {
      CsvBlock block = blocks.get(i);
      if (!block.isPlain) {
        return List.of(Stretch.whole(size));
      }
      Start start = isInside ? block.inside : block.outside;
      long begin = i * blockSize + start.offset;
      if (i > 0 && start.offset >= 0 && begin < size) {
        stretches.add(new Stretch(from, begin, line));
        from = begin;
        line = 1 + lineFeeds + start.lineFeeds;
      }
      isInside ^= block.isOdd;
      lineFeeds += block.lineFeeds;
    }
    stretches.add(new Stretch(from, size, line));
    return stretches;
  }
}
