package org.eslabon.api;

import java.util.Optional;
import java.util.Set;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.web.Answer;
import org.eslabon.web.ProblemJson;

/** The one place of the API that maps problems to HTTP statuses (RFC 9110, section 15). */
final class Statuses {

  private Statuses() {}

  /**
   * All problems as one document, under the status of the first.
   *
   * @param inPath parameters that are part of the path
   */
  static Answer answer(ProblemException wrong, Set<String> inPath) {
    Problem first = wrong.problems().get(0);
    Answer answer = ProblemJson.answer(of(first, inPath), wrong.problems());
    return answer.status() == 503 ? answer.withHeader("Retry-After", "30") : answer;
  }

  private static int of(Problem problem, Set<String> inPath) {
    ProblemCode code = problem.code();
    return switch (code) {
      case Q201 -> 404;
      // what a path names is not there; a value that names nothing is a wrong value
      case Q205 -> named(problem).filter(inPath::contains).isPresent() ? 404 : 400;
      case Q206 -> 406;
      case Q301, Q305, R302, R303, S010 -> 503;
      case S105 -> 413;
      case S122 -> 415;
      // a value that was given by name is a wrong request, a wrong file is what it is about
      default ->
          code.name().startsWith("Q") || problem.place() == null || named(problem).isPresent()
              ? 400
              : 422;
    };
  }

  private static Optional<String> named(Problem problem) {
    return Optional.ofNullable(problem.place()).flatMap(SourcePlace::parameter);
  }
}
