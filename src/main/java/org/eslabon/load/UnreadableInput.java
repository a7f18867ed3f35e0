package org.eslabon.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/** A file that cannot be read any further, and why. */
final class UnreadableInput extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnreadableInput(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** The same for what the file system or a decompressor says. */
  static UnreadableInput because(String file, IOException e) {
    if (e instanceof UnreadableInput known) {
      return known;
    }
    boolean isCompressed = FileNames.isCompressed(Path.of(file));
    if (isCompressed && e instanceof EOFException) {
      return of(file, ProblemCode.L007, "the compressed data end too soon: it is cut short");
    }
    if (isCompressed && e instanceof ZipException) {
      return of(file, ProblemCode.L007, "the file cannot be decompressed: " + e.getMessage());
    }
    return of(
        file,
        ProblemCode.L001,
        e instanceof AccessDeniedException
            ? "the file may not be read"
            : "the file cannot be read: " + (e.getMessage() == null ? e : e.getMessage()));
  }

  private static UnreadableInput of(String file, ProblemCode code, String message) {
    return new UnreadableInput(new Problem(code, message, SourcePlace.of(file), null));
  }
}
