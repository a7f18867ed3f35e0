package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eslabon.web.ProblemJson;

/**
 * Turns away paths with steps up or parameters. Browsers resolve steps before they ask; who sends
 * them as they are wants one filter to see another path than the next, such as {@code
 * /health/../data}.
 */
final class PlainPaths extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Predicate<String> IS_CROOKED =
      Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)|;").asPredicate();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (IS_CROOKED.test(Edge.path(request))) {
      Edge.send(
          request,
          response,
          ProblemJson.plain(400, "bad path", "a path has no steps such as `..` and no `;`"));
    } else {
      chain.doFilter(request, response);
    }
  }
}
