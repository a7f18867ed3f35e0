package org.eslabon.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.SourcePlace;

/** Problems as a document for programs: {@code application/problem+json} (RFC 9457). */
public final class ProblemJson {

  public static final String TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemJson() {}

  /** One document: title and detail of the first problem, and all of them as {@code problems}. */
  public static Answer answer(int status, List<Problem> problems) {
    Problem first = problems.get(0);
    ObjectNode document = JSON.createObjectNode();
    document.put("type", "https://w3id.org/eslabon/problem/" + first.code().name());
    document.put("title", first.code().title());
    document.put("status", status);
    document.put("detail", first.message());
    ArrayNode list = document.putArray("problems");
    problems.forEach(problem -> list.add(node(problem)));
    return json(status, document);
  }

  /** A problem that has no code of ours, such as a path that nobody answers. */
  public static Answer plain(int status, String title, String detail) {
    ObjectNode document = JSON.createObjectNode();
    document.put("type", "about:blank");
    document.put("title", title);
    document.put("status", status);
    document.put("detail", detail);
    return json(status, document);
  }

  private static ObjectNode node(Problem problem) {
    ObjectNode node = JSON.createObjectNode();
    node.put("code", problem.code().name());
    node.put("title", problem.code().title());
    node.put("message", problem.message());
    SourcePlace place = problem.place();
    if (place != null) {
      node.put(place.parameter().isPresent() ? "parameter" : "file", named(place));
      if (place.line() > 0) {
        node.put("line", place.line());
      }
      if (place.column() > 0) {
        node.put("column", place.column());
      }
    }
    if (problem.hint() != null) {
      node.put("hint", problem.hint());
    }
    return node;
  }

  private static String named(SourcePlace place) {
    return place.parameter().orElse(place.file());
  }

  private static Answer json(int status, ObjectNode document) {
    try {
      byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
      return Answer.of(TYPE, bytes).withStatus(status);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a tree can always be written", unwritable);
    }
  }
}
