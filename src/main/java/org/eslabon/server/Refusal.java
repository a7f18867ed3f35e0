package org.eslabon.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** How an operation of Fuseki says no in our words: {@link SparqlAnswers} writes the document. */
final class Refusal {

  private static final String PROBLEMS = Refusal.class.getName();

  private Refusal() {}

  /** Ends an action; does not return. */
  static RuntimeException refuse(HttpAction action, int status, List<Problem> problems) {
    note(action.getRequest(), problems);
    ServletOps.error(status, problems.get(0).message());
    throw new IllegalStateException("an error ends an action");
  }

  /** Ends an action with the status that fits the problem; does not return. */
  static RuntimeException refuse(HttpAction action, ProblemException failure) {
    return refuse(action, status(failure.problems().get(0).code()), failure.problems());
  }

  /** Keeps what is wrong for whoever turns it into an answer. */
  static void note(HttpServletRequest request, List<Problem> problems) {
    request.setAttribute(PROBLEMS, problems);
  }

  /** What an action was ended with; empty when it was not, or by Fuseki itself. */
  @SuppressWarnings("unchecked")
  static List<Problem> of(HttpServletRequest request) {
    Object problems = request.getAttribute(PROBLEMS);
    return problems == null ? List.of() : (List<Problem>) problems;
  }

  /** The HTTP status of a problem. */
  static int status(ProblemCode code) {
    return switch (code) {
      case Q301, Q305 -> 503;
      case S003 -> 507;
      case S101 -> 401;
      case S103 -> 403;
      case S105 -> 413;
      default -> 400;
    };
  }
}
