package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payloads, each tried wherever a request reaches a header, a query or an error of the endpoints.
 * Rows as CSV are left as SPARQL has them, for programs; what people open in a spreadsheet comes
 * from the named queries.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndpointInjectionTest {

  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

  private Served served;
  private String token;

  @BeforeAll
  void serve(@TempDir Path folder) {
    Path users = folder.resolve("users");
    token = Users.addToken(users, "robot");
    served = Served.caseNamed("central-american-maquila", ServerSettings.local(0).withUsers(users));
  }

  @AfterAll
  void stop() {
    served.close();
  }

  static Stream<String> payloads() {
    return Stream.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://x\")",
        "x\r\nX-Injected: 1",
        "%0d%0aX-Injected:%201",
        "> } ; DROP ALL ; INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } } #",
        "' } UNION { ?s ?p ?o } #",
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "${jndi:ldap://x/a}",
        "\u0000\u202e",
        "a".repeat(6_000));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void noPayloadGetsThrough(String payload) {
    List<String> before = served.rows("/data", COUNT);
    String encoded = Served.encode(payload);
    List<HttpResponse<String>> answers =
        List.of(
            served.query("/data", payload),
            served.query("/data", "SELECT * { ?s ?p '" + payload + "' "),
            served.get("/data?query=" + encoded),
            served.get("/data?graph=" + encoded),
            served.get("/asserted?query=" + Served.encode(COUNT) + "&default-graph-uri=" + encoded),
            served.get("/inferred?query=" + Served.encode(COUNT) + "&timeout=" + encoded),
            served.get("/fuseki/" + encoded.replace("+", "%20")),
            Served.send(served.form("/data/update", "update", payload)),
            served.get("/data", "Authorization", Served.basic(payload, payload)),
            Served.send(
                served
                    .request(
                        "/data?graph=" + encoded,
                        "Content-Type",
                        "text/turtle",
                        "Authorization",
                        "Bearer " + token)
                    .PUT(BodyPublishers.ofString("<urn:x:a> <urn:x:b> '" + encoded))));
    for (HttpResponse<String> answer : answers) {
      String type = answer.headers().firstValue("Content-Type").orElse("");
      assertTrue(answer.headers().firstValue("X-Injected").isEmpty(), answer.toString());
      // Jetty itself sends away what it cannot read as a path, with a text of its own
      boolean isUnreadable = answer.statusCode() == 400 && !answer.body().contains(payload);
      String sniffing = answer.headers().firstValue("X-Content-Type-Options").orElse("");
      assertTrue(sniffing.equals("nosniff") || isUnreadable, answer.body());
      assertTrue(answer.statusCode() < 500, answer.statusCode() + " " + answer.body());
      assertTrue(!type.startsWith("text/html") || !answer.body().contains(payload), answer.body());
    }
    assertEquals(before, served.rows("/data", COUNT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/turtle", "application/ld+json", "application/json", "application/rdf+xml"})
  void whatIsNestedTooDeepIsTheSendersFault(String type) {
    String deep = type.endsWith("json") ? "{\"a\":" : type.endsWith("xml") ? "<a>" : "[<urn:x:p> ";
    String start = type.equals("text/turtle") ? "<urn:x:a> <urn:x:p> " : "";
    HttpResponse<String> answer =
        Served.send(
            served
                .request("/api/classify", "Content-Type", type)
                .POST(BodyPublishers.ofString(start + deep.repeat(50_000))));
    assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
    assertTrue(answer.body().contains("\"problems\""), answer.body());
  }

  @Test
  void moreThanAnybodyNeedsIsRefused() {
    String many =
        IntStream.range(0, 20_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    HttpResponse<String> form =
        Served.send(
            served
                .request(
                    "/api/queries/chains/links",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(many)));
    assertEquals(400, form.statusCode(), form.body());
    assertEquals(431, served.get("/", "Accept", "a/b,".repeat(25_000)).statusCode());
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\nid\r\n";
    HttpResponse<String> parts =
        Served.send(
            served
                .request("/load", "Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(part.repeat(5_000) + "--x--\r\n")));
    assertEquals(400, parts.statusCode(), parts.body());
  }

  @Test
  void aQueryMayBeTheBodyAtTheAddressOfTheDataset() {
    HttpResponse<String> answer =
        Served.send(
            served
                .request("/data", "Content-Type", "application/sparql-query")
                .POST(BodyPublishers.ofString("ASK {}")));
    assertEquals(200, answer.statusCode(), answer.body());
  }
}
