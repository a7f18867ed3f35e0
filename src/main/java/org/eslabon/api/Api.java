package org.eslabon.api;

import java.util.Optional;
import org.eslabon.ValueGraph;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.Request;

/** Everything under {@code /api}. Safe for use by several threads. */
public final class Api implements Handler {

  private final ValueGraph graph;

  /** Over a graph, which stays the caller's to close. */
  public Api(ValueGraph graph) {
    this.graph = graph;
  }

  @Override
  public Optional<Answer> answer(Request request) {
    if (!request.path().equals("/api/version")) {
      return Optional.empty();
    }
    return Optional.of(Answer.of(Answer.JSON, "{\"version\":" + graph.version() + "}"));
  }
}
