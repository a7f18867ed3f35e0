package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format. Holds no state between files. */
interface InputReader {

  /**
   * Reads a file to its end.
   *
   * @param in the content, decompressed
   * @throws UnreadableInput when the rest of the file cannot be read
   */
  void read(InputFile file, InputStream in, Pass pass) throws IOException;
}
