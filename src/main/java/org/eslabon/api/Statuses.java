package org.eslabon.api;

import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.web.Answer;
import org.eslabon.web.ProblemJson;

/** The one place of the API that maps problems to HTTP statuses (RFC 9110, section 15). */
final class Statuses {

  private Statuses() {}

  /** All problems as one document, under the status of the first. */
  static Answer answer(ProblemException wrong) {
    Problem first = wrong.problems().get(0);
    Answer answer = ProblemJson.answer(of(first), wrong.problems());
    return answer.status() == 503 ? answer.withHeader("Retry-After", "30") : answer;
  }

  private static int of(Problem problem) {
    ProblemCode code = problem.code();
    return switch (code) {
      case Q201 -> 404;
      case Q206 -> 406;
      case Q301, R302, R303, S010 -> 503;
      case S121 -> 413;
      case S122 -> 415;
      // a value that was given by name is a wrong request, a wrong file is what it is about
      default ->
          code.name().startsWith("Q")
                  || problem.place() == null
                  || problem.place().parameter().isPresent()
              ? 400
              : 422;
    };
  }
}
