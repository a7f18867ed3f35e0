package org.eslabon.server;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can read its graph and is
 * not about to stop; a load balancer sends nothing to one that cannot.
 */
final class Health implements Handler {

  private final ValueGraph graph;
  private volatile boolean isStopping;

  Health(ValueGraph graph) {
    this.graph = graph;
  }

  /** From now on it is not ready. */
  void stopping() {
    isStopping = true;
  }

  @Override
  public Optional<Answer> answer(Request request) {
    return switch (request.path()) {
      case "/health/live" -> Optional.of(well());
      case "/health/ready" -> Optional.of(isReady() ? well() : unwell());
      default -> Optional.empty();
    };
  }

  private boolean isReady() {
    return !isStopping
        && Txn.calculateRead(
            graph.data(),
            () -> graph.data().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).hasNext());
  }

  private static Answer well() {
    return Answer.of(Answer.JSON, "{\"status\":\"UP\"}").withHeader("Cache-Control", "no-store");
  }

  private static Answer unwell() {
    return ProblemJson.plain(503, "not ready", "the server stops, or its graph is empty")
        .withHeader("Cache-Control", "no-store");
  }
}
