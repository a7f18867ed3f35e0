package org.eslabon.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.store.Bundled;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.Request;

/** Requests as tests write them, to handlers over the bundled cases, which are loaded once. */
record Asked(Handler handler, Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class Cases {
    static final ValueGraph GRAPH = load();
    static final Api API = new Api(GRAPH);

    private static ValueGraph load() {
      ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
      graph.loadAndInfer(LoadRequest.of(Bundled.path("datasets")));
      return graph;
    }
  }

  /** The bundled cases with their conclusions; nobody writes to them. */
  static ValueGraph graph() {
    return Cases.GRAPH;
  }

  /** Asks the API. */
  static Asked api() {
    return new Asked(Cases.API, Map.of());
  }

  /** Asks the API for one form of the answer. */
  static Asked accepting(String accept) {
    return api().with("Accept", accept);
  }

  Asked with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Asked(handler, more);
  }

  /**
   * @param address path and parameters, percent-encoded
   */
  Answer get(String address) {
    return send("GET", address, Request.Body.EMPTY);
  }

  Answer post(String address, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return with("Content-Type", type).send("POST", address, new Request.Body(bytes, List.of()));
  }

  Answer send(String method, String address, Request.Body body) {
    int question = address.indexOf('?');
    String path = question < 0 ? address : address.substring(0, question);
    Map<String, List<String>> parameters =
        question < 0 ? Map.of() : parameters(address.substring(question + 1));
    Request request =
        new Request(method, decoded(path), parameters, headers, body, Optional.empty());
    return handler.answer(request).orElseThrow();
  }

  static Map<String, List<String>> parameters(String encoded) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + answer.text(), e);
    }
  }
}
