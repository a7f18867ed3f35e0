package org.eslabon.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.store.Bundled;

/** A server on a port of its own, and a client that asks it. */
record Served(ValueGraph graph, PortalServer server) implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  /** A bundled case, in memory. */
  static Served caseNamed(String name, ServerSettings settings) {
    return over(ValueGraph.inMemory(GraphSettings.bundled()), name, settings);
  }

  /** A bundled case, loaded into a graph. */
  static Served over(ValueGraph graph, String name, ServerSettings settings) {
    Path folder = Bundled.path("datasets").resolve(name);
    graph.loadAndInfer(new LoadRequest(List.of(folder), null, null, Esl.DEFAULT_BASE));
    return new Served(graph, PortalServer.start(graph, settings));
  }

  /** A request of a path, with header names and values in turn. */
  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** A form, as names and values in turn. */
  HttpRequest.Builder form(String path, String... fields) {
    String body =
        IntStream.range(0, fields.length / 2)
            .mapToObj(i -> fields[2 * i] + "=" + encode(fields[2 * i + 1]))
            .collect(Collectors.joining("&"));
    return request(path, "Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** A query answered as CSV. */
  HttpResponse<String> query(String dataset, String query) {
    return send(form(dataset, "query", query).header("Accept", "text/csv"));
  }

  /** Rows of a query, without the header. */
  List<String> rows(String dataset, String query) {
    HttpResponse<String> answer = query(dataset, query);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return Arrays.stream(answer.body().split("\r\n")).skip(1).toList();
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
    graph.close();
  }
}
