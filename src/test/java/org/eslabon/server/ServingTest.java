package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryLimits;
import org.junit.jupiter.api.Test;

/** What whoever runs the server decides: where it listens, whom it asks, when it ends. */
final class ServingTest {

  private static final String CASE = "central-american-maquila";

  private static GraphSettings within(Duration time) {
    return GraphSettings.bundled().withLimits(QueryLimits.DEFAULT.within(time));
  }

  private static Served empty(ServerSettings settings) {
    return empty(settings, GraphSettings.bundled());
  }

  private static Served empty(ServerSettings settings, GraphSettings graphSettings) {
    ValueGraph graph = ValueGraph.inMemory(graphSettings);
    return new Served(graph, PortalServer.start(graph, settings));
  }

  private static FusekiServer neighbour() {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    data.executeWrite(() -> data.add(SSE.parseQuad("(_ <urn:x:a> <urn:x:b> 'from elsewhere')")));
    return FusekiServer.create().loopback(true).port(0).add("/other", data).build().start();
  }

  @Test
  void onlyTheServicesOfTheListAreAsked() {
    FusekiServer other = neighbour();
    String listed = "http://localhost:" + other.getPort() + "/other/query";
    String near = "http://localhost:" + other.getPort() + "/other/sparql";
    try (Served served = empty(ServerSettings.local(0).withServices(Set.of(listed)))) {
      String query = "SELECT ?o { SERVICE <%s> { <urn:x:a> <urn:x:b> ?o } }";
      assertEquals(List.of("from elsewhere"), served.rows("/data", query.formatted(listed)));
      String variable = "SELECT ?o { VALUES ?e { <%s> } SERVICE ?e { <urn:x:a> ?p ?o } }";
      assertEquals(List.of("from elsewhere"), served.rows("/data", variable.formatted(listed)));
      for (String refused : List.of(query, variable)) {
        HttpResponse<String> answer = served.query("/data", refused.formatted(near));
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"Q106\""), answer.body());
      }
    } finally {
      other.stop();
    }
  }

  @Test
  void aServiceThatDoesNotAnswerIsLeftAtTheTimeLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String listed = "http://localhost:" + silent.getLocalPort() + "/";
      ServerSettings settings = ServerSettings.local(0).withServices(Set.of(listed));
      try (Served served = empty(settings, within(Duration.ofMillis(700)))) {
        HttpResponse<String> answer =
            served.query("/data", "SELECT * { SERVICE <" + listed + "> { ?s ?p ?o } }");
        assertTrue(answer.statusCode() >= 400, answer.body());
        assertTrue(answer.body().contains("\"problems\""), answer.body());
      }
    }
  }

  @Test
  void aPortInUseIsNamedWithTheOptionThatTakesAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
      ServerSettings settings = ServerSettings.local(taken.getLocalPort());
      Problem problem =
          assertThrows(ProblemException.class, () -> empty(settings).close()).problems().get(0);
      assertTrue(
          problem.message().contains("localhost:" + taken.getLocalPort()), problem.message());
      assertTrue(String.valueOf(problem.hint()).contains("--port"), problem::toString);
    }
  }

  @Test
  void thingsOfAnotherAuthorityHaveALocalPath() {
    String base = "https://portal.example/chains/";
    ServerSettings settings = ServerSettings.local(0).at("localhost", base);
    try (Served served = Served.caseNamed(CASE, settings)) {
      String link = "/link/ca-maquila-link-brokers";
      HttpResponse<String> named = served.get("/id" + link, "Accept", "text/turtle");
      assertEquals("/doc" + link + ".ttl", named.headers().firstValue("Location").orElse(""));
      assertTrue(served.get("/sitemap.xml").body().contains("<loc>" + base + "page" + link));
      String page = served.get("/page" + link).body();
      assertTrue(page.contains("https://w3id.org/eslabon/id" + link), "the name stays");
      assertTrue(served.get("/catalog.ttl").body().contains(base), "the catalogue leads to us");
      String manifest = served.get("/reconcile").body();
      assertTrue(manifest.contains(base), manifest);
    }
  }

  @Test
  void aStopLetsAQueryEndOrEndsIt() throws Exception {
    Served served =
        Served.over(
            ValueGraph.inMemory(within(Duration.ofSeconds(60))),
            CASE,
            ServerSettings.local(0)
                .withLimits(ServerLimits.DEFAULT.withFarewell(Duration.ofMillis(300))));
    String cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    CompletableFuture<HttpResponse<String>> asked =
        CompletableFuture.supplyAsync(() -> served.query("/data", cross));
    while (!served.get("/metrics").body().contains("eslabon_queries_running 1.0")) {
      Thread.sleep(20);
    }
    served.close();
    HttpResponse<String> answer = asked.get();
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"problems\""), answer.body());
  }
}
