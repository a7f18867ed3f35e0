package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with what a test must give. With {@code -Dexpect.update=true} the file is rewritten
 * instead, and a person reads the difference before it is committed.
 */
record Expectation(Path file) {

  static Expectation at(Path file) {
    return new Expectation(file);
  }

  /** Whether expectations are being rewritten. */
  static boolean updating() {
    return Boolean.getBoolean("expect.update");
  }

  void check(String actual) throws IOException {
    if (updating()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    } else if (!Files.exists(file)) {
      fail("no expectation at " + file + "; -Dexpect.update=true writes it");
    } else {
      assertEquals(Files.readString(file), actual, () -> file + " (-Dexpect.update=true rewrites)");
    }
  }
}
