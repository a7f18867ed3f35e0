package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids as registers write them have addresses, and no path means two things. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PathTest {

  private static final String FIRMS =
      """
      id,name
      12.345.678/0001-90,With a slash
      12.345.678%2F0001-90,With an encoded slash
      100%,With a percent sign
      a b,With a blank
      back\\slash,With a backslash
      é?x#y&z=1,With marks
      """;

  private Served served;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("firms.csv"), FIRMS);
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(new LoadRequest(List.of(folder), null, null, Esl.DEFAULT_BASE));
    served = new Served(graph, PortalServer.start(graph, ServerSettings.local(0)));
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.345.678%2F0001-90 | With a slash",
        "12.345.678%252F0001-90 | With an encoded slash",
        "100%25 | With a percent sign",
        "a%20b | With a blank",
        "back%5Cslash | With a backslash",
        "%C3%A9%3Fx%23y%26z%3D1 | With marks"
      })
  void everyIdHasAPageAndData(String encoded, String name) {
    HttpResponse<String> named = served.get("/id/firm/" + encoded, "Accept", "text/html,*/*;q=0.1");
    assertEquals(303, named.statusCode());
    assertEquals("/page/firm/" + encoded, named.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> page = served.get("/page/firm/" + encoded);
    assertEquals(200, page.statusCode(), page.body());
    assertTrue(page.body().contains("<title>" + name + "</title>"), page.body());
    HttpResponse<String> data = served.get("/doc/firm/" + encoded + ".nt");
    assertEquals(200, data.statusCode(), data.body());
    assertTrue(data.body().contains("<" + Esl.DEFAULT_BASE + "firm/" + encoded + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../api/queries",
        "/health/../data?query=ASK%7B%7D",
        "/assets/./../load",
        "/map/embed/../../load",
        "/map/embed;x/../load",
        "/page/firm/a;b",
        "/health/%2e%2e/api/queries",
        "//api/queries",
        "/page/%zz",
        "/.."
      })
  void noFilterSeesAnotherPathThanTheNext(String path) throws IOException {
    String answer = raw(path);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("nosniff"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2F..%2Flogback.xml",
        "/fuseki/..%2Fload",
        "/health%2F..%2Fapi%2Fqueries",
        "/data%2Fquery?query=ASK%7B%7D",
        "/%2e%2e%2Fetc%2Fpasswd"
      })
  void anEncodedSlashIsNoStep(String path) throws IOException {
    String answer = raw(path);
    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  /** As it is: the client of Java would put it in order. */
  private String raw(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("localhost", served.server().port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/page/cluster/sinos-vally", "/rules/nope", "/page/firm/a%2Fc"})
  void peopleGetAPageWhereNothingIs(String path) {
    HttpResponse<String> page = served.get(path, "Accept", "text/html", "Accept-Language", "es");
    assertEquals(404, page.statusCode());
    assertTrue(page.body().contains("<html lang=\"es\">"), page.body());
    assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
    HttpResponse<String> document = served.get(path, "Accept", "application/json");
    assertEquals(404, document.statusCode());
    assertFalse(document.body().contains("<html"), document.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/why", "/why-not", "/why?s=id:link/x&p=esl:governance"})
  void whyOfNothingSaysWhatIsMissing(String path) {
    HttpResponse<String> page = served.get(path, "Accept", "text/html", "Accept-Language", "es");
    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("<code>o</code>"), page.body());
    HttpResponse<String> document = served.get(path, "Accept", "application/json");
    assertEquals(400, document.statusCode());
    assertTrue(document.body().contains("Q203"), document.body());
  }

  @Test
  void thePageNamesThingsLikeTheOneThatIsMissing() {
    HttpResponse<String> page =
        served.get("/page/firm/12.345.678%2F0001-91", "Accept", "text/html");
    assertEquals(404, page.statusCode());
    assertTrue(page.body().contains("href=\"/page/firm/12.345.678%2F0001-90\""), page.body());
  }
}
