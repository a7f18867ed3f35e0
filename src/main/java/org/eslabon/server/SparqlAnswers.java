package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryLimits;
import org.eslabon.web.ProblemJson;

/**
 * Holds the answer of a SPARQL dataset until it is complete. So an answer that fails half way is an
 * error and not half an answer, and the pace of a reader holds neither a transaction nor a query.
 * Errors of Fuseki become problem documents.
 */
final class SparqlAnswers extends HttpFilter {

  /** Header that states the limits of an answer. */
  static final String LIMITS = "Eslabon-Limits";

  private static final long serialVersionUID = 1L;

  private final transient QueryLimits limits;

  SparqlAnswers(QueryLimits limits) {
    this.limits = limits;
  }

  /** The limits as every answer to a query states them. */
  static String stated(QueryLimits limits) {
    return String.format(
        Locale.ROOT,
        "seconds=%.1f, rows=%d, bytes=%d",
        limits.time().toMillis() / 1000.0,
        limits.rows(),
        limits.bytes());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!SparqlDataset.owns(Edge.path(request))) {
      chain.doFilter(request, response);
      return;
    }
    try (SpooledResponse spooled = new SpooledResponse(request, response, limits.bytes())) {
      chain.doFilter(request, spooled);
      if (spooled.getStatus() >= 400) {
        refuse(request, response, spooled);
      } else {
        spooled.send(request.getMethod());
      }
    } catch (ProblemException e) {
      // the body was too long, which only its reader found out
      Edge.refuse(request, response, 413, e.problems().get(0));
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, SpooledResponse spooled)
      throws IOException {
    int status = spooled.getStatus();
    List<Problem> problems = Refusal.of(request);
    String said = new String(spooled.start(), StandardCharsets.UTF_8).strip();
    Edge.send(
        request,
        response,
        problems.isEmpty()
            ? ProblemJson.plain(status, HttpStatus.getMessage(status), said)
            : ProblemJson.answer(Refusal.status(problems.get(0).code()), problems));
  }
}
