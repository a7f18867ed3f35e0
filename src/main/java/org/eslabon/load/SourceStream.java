package org.eslabon.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/** A file opened for reading: decompressed by its name, with the digest of its bytes on disk. */
final class SourceStream implements Closeable {

  private static final int BLOCK = 1 << 16;

  private final DigestInputStream raw;
  private final InputStream content;

  /** What parsers get. They close what they read to its end, but the digest still needs it. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }

  SourceStream(InputFile file, LoadProgress progress) throws IOException {
    raw =
        new DigestInputStream(new Reported(Files.newInputStream(file.path()), progress), sha256());
    try {
      content = new Unclosed(open(file));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private InputStream open(InputFile file) throws IOException {
    return decompressed(file.name(), new BufferedInputStream(raw, BLOCK));
  }

  /** What a file holds whose name may say that it is compressed. */
  static InputStream decompressed(String file, InputStream buffered) throws IOException {
    if (!FileNames.isCompressed(Path.of(file))) {
      return buffered;
    }
    if (first(buffered, 1).length == 0) {
      throw emptyFile(file);
    }
    return new BufferedInputStream(new GZIPInputStream(buffered, BLOCK), BLOCK);
  }

  /** The content; its first bytes can be looked at with {@link #first}. */
  InputStream content() {
    return content;
  }

  /** Digest of the whole file, in hexadecimal; reads what the parser left unread. */
  String digest() throws IOException {
    raw.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(raw.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** The first bytes of a buffered stream, which stay to be read. */
  static byte[] first(InputStream in, int count) throws IOException {
    in.mark(count);
    byte[] bytes = in.readNBytes(count);
    in.reset();
    return bytes;
  }

  /**
   * The content as UTF-8 text without a byte order mark.
   *
   * @throws UnreadableInput when the file is empty, or its first bytes show that it is UTF-16, a
   *     workbook or compressed
   */
  static InputStream text(String file, InputStream in) throws IOException {
    return new Utf8Input(file, unmarked(file, in));
  }

  /** As {@link #text}, but whether all of it is UTF-8 remains to be seen. */
  static InputStream unmarked(String file, InputStream in) throws IOException {
    byte[] start = first(in, 4);
    if (start.length == 0) {
      throw emptyFile(file);
    }
    boolean marked = starts(start, 0xEF, 0xBB, 0xBF);
    if (marked) {
      in.skipNBytes(3);
    }
    if (marked && first(in, 1).length == 0) {
      throw emptyFile(file);
    }
    if (starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE) || hasZero(start)) {
      throw unreadable(
          ProblemCode.L006,
          "the file is UTF-16: expected UTF-8",
          file,
          "save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8");
    }
    if (starts(start, 'P', 'K', 3, 4)) {
      throw unreadable(
          ProblemCode.L007,
          "the file is a workbook or zip archive: expected text",
          file,
          "give a workbook the extension `.xlsx`");
    }
    if (starts(start, 0x1F, 0x8B)) {
      throw unreadable(
          ProblemCode.L007, "the file is compressed: expected text", file, "add `.gz` to its name");
    }
    return in;
  }

  static UnreadableInput emptyFile(String file) {
    return unreadable(ProblemCode.L005, "the file is empty", file, null);
  }

  static UnreadableInput unreadable(
      ProblemCode code, String message, String file, @Nullable String hint) {
    return new UnreadableInput(new Problem(code, message, SourcePlace.of(file), hint));
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a mark: every other byte of ASCII text is zero. */
  private static boolean hasZero(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Tells how many bytes went through. */
  private static final class Reported extends FilterInputStream {
    private final LoadProgress progress;

    Reported(InputStream in, LoadProgress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      if (octet >= 0) {
        progress.advance(1);
      }
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count > 0) {
        progress.advance(count);
      }
      return count;
    }
  }
}
