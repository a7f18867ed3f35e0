package org.eslabon.load;

import java.io.IOException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an RDF parser complains about. Parsers go on after an error that leaves the rest
 * readable; their warnings are about data that is legal RDF, so shapes speak of it, not the loader.
 */
final class RdfErrors implements ErrorHandler {

  private static final String JSON_LD_CODE = "[code=";

  private final String file;
  private final Problems problems;
  private SourcePlace announced;
  private @Nullable Problem last;

  RdfErrors(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
    announced = SourcePlace.of(file);
  }

  @Override
  public void warning(String message, long line, long column) {}

  @Override
  public void error(String message, long line, long column) {
    if (message.contains(JSON_LD_CODE)) {
      // it announces the exception that follows, which says more
      announced = place(line, column);
    } else {
      report(message, place(line, column));
    }
  }

  @Override
  public void fatal(String message, long line, long column) {
    report(message, place(line, column));
    throw new RiotParseException(message, line, column);
  }

  /** The file asked for something outside itself. */
  void refused(String what) {
    Problem problem =
        new Problem(
            ProblemCode.L013,
            "the file asks for the remote context `" + what + "`, which is not fetched",
            SourcePlace.of(file),
            "put the context itself into the file");
    if (!problem.equals(last)) {
      last = problem;
      problems.add(problem);
    }
  }

  /**
   * The parser gave up.
   *
   * @throws IOException when reading failed, not parsing
   */
  void stopped(RuntimeException e) throws IOException {
    Throwable deepest = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        throw io;
      }
      deepest = cause;
    }
    if (last == null) {
      report(String.valueOf(deepest.getMessage()), announced);
    }
  }

  private SourcePlace place(long line, long column) {
    return new SourcePlace(file, Math.max(line, 0), Math.max(column, 0));
  }

  /** Parsers may report one thing twice on its way up. */
  private void report(String message, SourcePlace place) {
    // codes of the Java XML parser help nobody, and the place is said beside the message
    String text =
        message.replaceFirst("^JAXP\\d+: ", "").replaceFirst(" at \\(line no=[^)]*\\)", "");
    Problem problem = new Problem(ProblemCode.L012, text, place, null);
    if (!problem.equals(last)) {
      last = problem;
      problems.add(problem);
    }
  }
}
