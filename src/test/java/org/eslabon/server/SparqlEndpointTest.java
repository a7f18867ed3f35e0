package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.query.QueryLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query, update and graph store over HTTP, over a TDB2 store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SparqlEndpointTest {

  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
  private static final String LINK = "<https://w3id.org/eslabon/id/link/ca-maquila-link-brokers>";
  private static final String GOVERNANCE =
      "PREFIX esl: <https://w3id.org/eslabon/ontology#> SELECT ?type { "
          + LINK
          + " esl:governance ?type }";
  private Served served;
  private String token;

  @BeforeAll
  void serve(@TempDir Path folder) {
    Path users = folder.resolve("users");
    Users.setPassword(users, "ana", "correct horse");
    token = Users.addToken(users, "robot");
    GraphSettings bounded = GraphSettings.bundled().withLimits(QueryLimits.DEFAULT.withRows(5_000));
    ValueGraph graph = ValueGraph.open(folder.resolve("store"), bounded);
    ServerSettings settings = ServerSettings.local(0).withUsers(users);
    served = Served.over(graph, "central-american-maquila", settings);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> update(String text) {
    return Served.send(
        signed(served.request("/data/update", "Content-Type", "application/sparql-update"))
            .POST(BodyPublishers.ofString(text)));
  }

  @Test
  void layersAreKeptApart() {
    int all = Integer.parseInt(served.rows("/data", COUNT).get(0));
    int asserted = Integer.parseInt(served.rows("/asserted", COUNT).get(0));
    int inferred = Integer.parseInt(served.rows("/inferred/sparql", COUNT).get(0));
    assertTrue(asserted > 0 && inferred > 0);
    assertTrue(all > asserted + inferred, "the theory is in /data too");
    String graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }";
    assertTrue(
        served.rows("/inferred", graphs).stream().allMatch(name -> name.contains("/inferred/")));
    assertTrue(
        served.rows("/asserted", graphs).stream().noneMatch(name -> name.contains("/inferred/")));
    assertEquals(List.of(), served.rows("/asserted", GOVERNANCE));
    assertEquals(1, served.rows("/inferred", GOVERNANCE).size());
  }

  @Test
  void anUpdateReinfersBeforeItIsSeen() {
    assertEquals(
        List.of("https://w3id.org/eslabon/ontology#QuasiHierarchy"),
        served.rows("/data", GOVERNANCE));
    String facts =
        "SELECT ?g ?who { GRAPH ?g { "
            + LINK
            + " <https://w3id.org/eslabon/ontology#productDefinedBy> ?who } }";
    List<String> before = served.rows("/asserted", facts);
    assertEquals(1, before.size());
    String[] cells = before.get(0).split(",", -1);
    String graph = cells[0];
    String who = cells[1];
    String property = "<https://w3id.org/eslabon/ontology#productDefinedBy>";
    String fact = "DATA { GRAPH <" + graph + "> { " + LINK + " " + property + " <" + who + "> } }";
    assertEquals(204, update("DELETE " + fact).statusCode());
    assertEquals(List.of(), served.rows("/inferred", GOVERNANCE));
    assertEquals(204, update("INSERT " + fact).statusCode());
    assertEquals(1, served.rows("/inferred", GOVERNANCE).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { <urn:x:a> <urn:x:b> 1 }",
        "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } } ; LOAD <file:///etc/passwd>",
        "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } } ; LOAD <http://127.0.0.1/x>",
        "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } } ; DELETE WHERE { GRAPH"
            + " <https://w3id.org/eslabon/id/graph/inferred/governance-determined> { ?s ?p ?o } }",
        "INSERT { GRAPH <urn:x:g> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1/x> { ?s ?p ?o }"
            + " }",
        "CLEAR ALL",
        "DROP DEFAULT",
        "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b>",
      })
  void anUpdateThatFailsChangesNothing(String text) {
    List<String> before = served.rows("/data", COUNT);
    HttpResponse<String> refused = update(text);
    assertEquals(400, refused.statusCode(), refused.body());
    assertTrue(refused.body().matches("(?s).*\"code\" : \"S01[12]\".*"), refused.body());
    assertEquals(before, served.rows("/data", COUNT));
  }

  @Test
  void aGraphIsPutReadReplacedAndDeleted() {
    String path = "/data?graph=" + Served.encode("urn:x:tables");
    List<String> before = served.rows("/data", COUNT);
    assertEquals(201, write("PUT", path, "<urn:x:a> <urn:x:b> 1, 2 .").statusCode());
    assertEquals(204, write("POST", path, "<urn:x:a> <urn:x:b> 3 .").statusCode());
    String values = "SELECT ?o { GRAPH <urn:x:tables> { ?s ?p ?o } } ORDER BY ?o";
    assertEquals(List.of("1", "2", "3"), served.rows("/asserted", values));
    assertEquals(204, write("PUT", path, "<urn:x:a> <urn:x:b> 3, 4 .").statusCode());
    assertEquals(List.of("3", "4"), served.rows("/data", values));
    assertTrue(served.get(path, "Accept", "application/n-triples").body().contains("<urn:x:b>"));
    assertEquals(404, served.get(path.replace("/data", "/inferred")).statusCode());
    assertEquals(400, write("PUT", path, "<urn:x:a> <urn:x:b").statusCode());
    assertEquals(List.of("3", "4"), served.rows("/data", values));
    assertEquals(204, write("DELETE", path, "").statusCode());
    assertEquals(404, served.get(path).statusCode());
    assertEquals(404, write("DELETE", path, "").statusCode());
    assertEquals(before.size(), served.rows("/data", COUNT).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://w3id.org/eslabon/id/graph/inferred/governance-determined",
        "https://w3id.org/eslabon/id/graph/theory/eslabon.ttl",
        "https://w3id.org/eslabon/id/graph/provenance",
        ""
      })
  void graphsOfTheProgramAreNotWritten(String name) {
    HttpResponse<String> refused =
        write("PUT", "/data?graph=" + Served.encode(name), "<urn:x:a> <urn:x:b> 1 .");
    assertEquals(400, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("\"S011\""), refused.body());
  }

  private HttpResponse<String> write(String method, String path, String turtle) {
    return Served.send(
        signed(served.request(path, "Content-Type", "text/turtle"))
            .method(method, BodyPublishers.ofString(turtle)));
  }

  @Test
  void nobodyWritesWithoutSigningIn() {
    List<String> before = served.rows("/data", COUNT);
    String insert = "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } }";
    assertEquals(401, Served.send(served.form("/data/update", "update", insert)).statusCode());
    String path = "/data?graph=urn%3Ax%3Ag";
    assertEquals(
        401,
        Served.send(
                served
                    .request(path, "Content-Type", "text/turtle")
                    .PUT(BodyPublishers.ofString("<urn:x:a> <urn:x:b> 1 .")))
            .statusCode());
    assertEquals(401, Served.send(served.request(path).DELETE()).statusCode());
    assertEquals(before, served.rows("/data", COUNT));
  }

  @ParameterizedTest
  @CsvSource({
    "ana, correct horse, 200",
    "ana, correct horsf, 401",
    "bob, correct horse, 401",
    "ana, '', 401",
    "'', '', 401"
  })
  void whoSignsInIsChecked(String name, String password, int status) {
    String authorization = Served.basic(name, password);
    assertEquals(status, served.get("/health/live", "Authorization", authorization).statusCode());
    assertEquals(
        401, served.get("/health/live", "Authorization", "Bearer " + password).statusCode());
  }

  @Test
  void aPageOfAnotherSiteDoesNotWriteWithMyName() {
    String insert = "INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } }";
    HttpRequest.Builder elsewhere =
        signed(served.form("/data/update", "update", insert))
            .header("Sec-Fetch-Site", "cross-site");
    assertEquals(403, Served.send(elsewhere).statusCode());
    HttpRequest.Builder older =
        signed(served.form("/data/update", "update", insert))
            .header("Origin", "https://elsewhere.example");
    assertEquals(403, Served.send(older).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/asserted", "/inferred"})
  void layersTakeNoWrites(String dataset) {
    String path = dataset + "?graph=urn%3Ax%3Ag";
    int status = write("PUT", path, "<urn:x:a> <urn:x:b> 1 .").statusCode();
    assertTrue(status == 403 || status == 405, "status " + status);
    HttpResponse<String> answer = Served.send(signed(served.form(dataset, "update", "CLEAR ALL")));
    assertTrue(answer.statusCode() >= 400, answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, application/sparql-results+json",
    "application/sparql-results+xml, application/sparql-results+xml",
    "text/csv, text/csv",
    "text/tab-separated-values, text/tab-separated-values",
  })
  void rowsComeInTheFormThatIsAskedFor(String accept, String type) {
    HttpResponse<String> answer =
        Served.send(served.form("/data", "query", COUNT).header("Accept", accept));
    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type));
    assertTrue(answer.headers().firstValue(SparqlAnswers.LIMITS).orElse("").contains("rows=5000"));
  }

  @Test
  void anAnswerIsWholeOrRefused() {
    HttpResponse<String> rows = served.query("/data", "SELECT * { ?s ?p ?o }");
    assertEquals(400, rows.statusCode());
    assertTrue(rows.body().contains("\"Q304\""), rows.body());
    assertTrue(rows.body().contains("--max-rows"), rows.body());
    HttpResponse<String> graph = served.query("/data", "CONSTRUCT WHERE { ?s ?p ?o }");
    assertTrue(graph.body().contains("\"Q304\""), graph.body());
    assertEquals(5_000, served.rows("/data", "SELECT * { ?s ?p ?o } LIMIT 5000").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * { ?s ?p } | Q101",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } | Q106",
        "SELECT ?x { BIND(<http://127.0.0.1:1/> AS ?e) SERVICE ?e { ?x ?p ?o } } | Q106",
        "SELECT (<http://jena.apache.org/ARQ/function#e>() * 2 AS ?x) { ?s ?p | Q101",
      })
  void whatIsWrongWithAQueryIsSaid(String query, String code) {
    HttpResponse<String> refused = served.query("/data", query);
    assertEquals(400, refused.statusCode());
    assertEquals(
        "application/problem+json",
        refused.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
    assertTrue(refused.body().contains('"' + code + '"'), refused.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s <urn:x:no> ?o } ?s <urn:x:no> ?o }",
      })
  void nothingIsFetched(String query) {
    assertEquals(List.of(), served.rows("/data", query));
  }

  @Test
  void deepQueriesAreRefused() {
    String deep = "ASK { FILTER(" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ") }";
    HttpResponse<String> refused = served.query("/data", deep);
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("\"Q303\""), refused.body());
  }

  @Test
  void fusekisPagesSeeTheDatasets() {
    HttpResponse<String> page = served.get("/fuseki/");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("Fuseki"));
    assertTrue(served.get("/fuseki/$/datasets").body().contains("/inferred"));
    assertTrue(served.get("/fuseki/$/server").body().contains("/asserted"));
    assertEquals(200, served.get("/fuseki/$/ping").statusCode());
    assertEquals(served.rows("/data", COUNT), served.rows("/fuseki/data", COUNT));
    assertEquals(served.rows("/data", COUNT), served.rows("/data/", COUNT));
    assertEquals(
        405, Served.send(signed(served.request("/fuseki/$/datasets/data").DELETE())).statusCode());
    assertEquals(400, served.get("/fuseki/../webapp/index.html").statusCode());
    assertFalse(served.get("/fuseki/static/..%2findex.html").statusCode() == 200);
  }

  @Test
  void browsersAreToldWhatToTrust() {
    HttpResponse<String> page = served.get("/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("script-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertTrue(page.headers().firstValue("Server").isEmpty());
    assertTrue(
        served
            .get("/map/embed")
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("frame-ancestors *"));
  }

  @Test
  void healthAndMetricsAreThere() {
    assertEquals(200, served.get("/health/live").statusCode());
    assertEquals(200, served.get("/health/ready").statusCode());
    served.query("/data", "SELECT");
    String metrics = served.get("/metrics").body();
    assertTrue(metrics.contains("eslabon_queries_total{end=\"Q101\"}"), metrics);
    assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
    assertTrue(metrics.contains("fuseki_requests_good"), metrics);
  }

  @Test
  void requestsHaveALimit() {
    byte[] large = new byte[(int) ServerLimits.DEFAULT.bodyBytes() + 1];
    HttpResponse<String> said =
        Served.send(
            served
                .request("/data", "Content-Type", "application/sparql-query")
                .POST(BodyPublishers.ofByteArray(large)));
    assertEquals(413, said.statusCode());
    HttpResponse<String> unsaid =
        Served.send(
            signed(served.request("/data/update", "Content-Type", "application/sparql-update"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertEquals(413, unsaid.statusCode(), unsaid.body());
    HttpResponse<String> handled =
        Served.send(
            served
                .request("/api/classify", "Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertEquals(413, handled.statusCode());
    assertTrue(handled.body().contains("S105"), handled.body());
  }
}
