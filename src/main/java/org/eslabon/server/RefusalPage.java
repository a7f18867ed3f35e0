package org.eslabon.server;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import org.eslabon.problem.Problem;
import org.eslabon.web.Answer;

/** A refusal for people who follow a link; programs get a problem document. */
final class RefusalPage {

  private RefusalPage() {}

  /** Whether a browser asks for a page, and not a script for data. */
  static boolean isWanted(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return request.getMethod().equals("GET") && accepted != null && accepted.contains("text/html");
  }

  /** The page, which needs nothing that a full server would not give. */
  static Answer of(int status, Problem problem) {
    StringOutput page = new StringOutput();
    page.writeContent(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"><title>Eslabon: ");
    Escape.htmlContent(problem.code().title(), page);
    page.writeContent(
        "</title><link rel=\"icon\" href=\"/assets/icon.svg\">"
            + "<link rel=\"stylesheet\" href=\"/assets/eslabon.css\"></head>\n<body><main>"
            + "<p class=\"kicker\">"
            + status
            + "</p><h1>");
    Escape.htmlContent(capitalized(problem.code().title()), page);
    page.writeContent("</h1>\n<p class=\"lead\">");
    Escape.htmlContent(capitalized(problem.message()) + ".", page);
    page.writeContent("</p>\n");
    if (problem.hint() != null) {
      page.writeContent("<p class=\"note\">");
      Escape.htmlContent(capitalized(problem.hint()) + ".", page);
      page.writeContent("</p>\n");
    }
    page.writeContent("<p><a href=\"/\">Eslabon</a></p></main></body></html>\n");
    return Answer.of(Answer.HTML, page.toString()).withStatus(status);
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
