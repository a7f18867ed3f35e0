package org.eslabon.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output whose reader may go away, as {@code head} does when it has seen enough. The
 * program then ends at once and quietly, as other Unix programs do.
 */
final class PipeOutput extends FilterOutputStream {

  /** What a shell reports of a program that SIGPIPE ended. */
  private static final int ENDED_BY_SIGPIPE = 141;

  PipeOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    try {
      out.write(octets, offset, length);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        Runtime.getRuntime().halt(ENDED_BY_SIGPIPE);
      }
      throw e;
    }
  }
}
