package org.eslabon.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One run of the program inside the test's own JVM, and what came of it. */
record Run(int code, String out, String err) {

  /** Runs a command as the launcher would, for a terminal of the default width. */
  static Run of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(Console.of(out, err, Console.DEFAULT_WIDTH, false), args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
