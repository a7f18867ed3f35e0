package org.eslabon.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.web.Answer;
import org.eslabon.web.ProblemJson;

/** What the filters at the edge of the server have in common. */
final class Edge {

  private Edge() {}

  /** Answers with a problem document, or with a page where a browser asks for one. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, Problem problem)
      throws IOException {
    Answer answer =
        RefusalPage.isWanted(request)
            ? RefusalPage.of(status, problem)
            : ProblemJson.answer(status, List.of(problem));
    send(request, response, answer.withHeader("Vary", "Accept"));
  }

  /**
   * Sends a refusal whose bytes are in memory. What came with the request may not have been read,
   * and nobody can ask anything more over a connection that still holds it.
   */
  static void send(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Connection", "close");
    }
    byte[] bytes = ((Answer.Content.Bytes) answer.content()).bytes();
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The path that a request asks for, as it was sent. */
  static String path(HttpServletRequest request) {
    return request.getRequestURI();
  }
}
