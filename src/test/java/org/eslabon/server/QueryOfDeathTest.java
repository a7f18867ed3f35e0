package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.query.QueryLimits;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server under queries that would never end goes on answering everybody else. */
final class QueryOfDeathTest {

  private static final int LINKS = 100_000;
  private static final int OTHERS = 16;
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** Eight queries of death and sixteen clients share a machine that others use too. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final List<String> DEADLY =
      List.of(
          "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
          "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
          "SELECT (COUNT(*) AS ?n) { ?a (<urn:x:supplies>|<urn:x:reaches>)+ ?b }",
          "SELECT (COUNT(*) AS ?n) { ?a (<urn:x:supplies>/<urn:x:reaches>?)* ?b }",
          "SELECT * { ?s <urn:x:label> ?o FILTER regex(?o, '(.*a){20}b') }",
          "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
          "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
          "SELECT * { ?a <urn:x:supplies> ?c . ?d <urn:x:reaches> ?f } ORDER BY ?c ?f");

  private static final String PAGE = "(?s).*role=\"alert\".*<code>Q30[124]</code>.*";

  private static final String HARMLESS =
      "SELECT ?b { <urn:x:n1> <urn:x:supplies>/<urn:x:supplies> ?b }";

  @ParameterizedTest
  @ValueSource(strings = {"memory", "tdb2"})
  void theOthersKeepBeingAnswered(String kind, @TempDir Path folder) throws Exception {
    GraphSettings bundled = within(LIMIT);
    ValueGraph graph =
        kind.equals("memory")
            ? ValueGraph.inMemory(bundled)
            : ValueGraph.open(folder.resolve("store"), bundled);
    write(graph.data());
    ServerSettings settings =
        ServerSettings.local(0)
            .withLimits(
                ServerLimits.DEFAULT.withRequests(OTHERS + DEADLY.size(), OTHERS + DEADLY.size()));
    ExecutorService clients = Executors.newFixedThreadPool(OTHERS + DEADLY.size());
    try (Served served = new Served(graph, PortalServer.start(graph, settings))) {
      assertEquals(List.of("urn:x:n3"), served.rows("/data", HARMLESS));
      AtomicBoolean isOver = new AtomicBoolean();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 0; i < OTHERS; i++) {
        others.add(clients.submit(asking(served, isOver)));
      }
      List<Future<HttpResponse<String>>> deadly = new ArrayList<>();
      long start = System.nanoTime();
      for (String query : DEADLY) {
        deadly.add(clients.submit(() -> served.query("/data", query)));
      }
      for (int i = 0; i < DEADLY.size(); i++) {
        HttpResponse<String> stopped = deadly.get(i).get(2, TimeUnit.MINUTES);
        assertTrue(stopped.body().matches("(?s).*\"code\" : \"Q30[124]\".*"), stopped.body());
        assertEquals(
            stopped.body().contains("Q301") ? 503 : 400, stopped.statusCode(), DEADLY.get(i));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(LIMIT.plus(GRACE)) < 0, "took " + took);
      isOver.set(true);
      for (Future<Integer> other : others) {
        assertTrue(other.get(1, TimeUnit.MINUTES) > 0, "a client was not answered");
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /** What pages and named queries ask ends at the same limits as what comes over the protocol. */
  @Test
  void pagesAndNamedQueriesEndAtTheLimits(@TempDir Path folder) throws Exception {
    Path area = Files.createDirectories(folder.resolve("queries/deadly"));
    for (int i = 0; i < DEADLY.size(); i++) {
      String header =
          "# # Deadly " + i + "\n#\n# **Question** How long is for ever?\n# **For** analyst\n";
      Files.writeString(area.resolve("query-" + i + ".rq"), header + DEADLY.get(i));
    }
    ValueGraph graph = ValueGraph.inMemory(within(LIMIT).withQueries(folder.resolve("queries")));
    write(graph.data());
    int most = 4 * DEADLY.size();
    ServerSettings settings =
        ServerSettings.local(0).withLimits(ServerLimits.DEFAULT.withRequests(most, most));
    ExecutorService clients = Executors.newFixedThreadPool(most);
    try (Served served = new Served(graph, PortalServer.start(graph, settings))) {
      AtomicBoolean isOver = new AtomicBoolean();
      Future<Integer> other = clients.submit(asking(served, isOver));
      Map<String, Future<HttpResponse<String>>> deadly = new TreeMap<>();
      for (int i = 0; i < DEADLY.size(); i++) {
        String typed = Served.encode(DEADLY.get(i));
        for (String path :
            List.of(
                "/query?query=" + typed,
                "/query/answer?format=csv&query=" + typed,
                "/api/queries/deadly/query-" + i)) {
          deadly.put(path, clients.submit(() -> served.get(path, "Accept", "*/*")));
        }
      }
      for (Map.Entry<String, Future<HttpResponse<String>>> each : deadly.entrySet()) {
        HttpResponse<String> stopped = each.getValue().get(2, TimeUnit.MINUTES);
        String path = each.getKey();
        if (stopped.statusCode() == 200) {
          assertTrue(path.startsWith("/query?"), path);
          assertTrue(stopped.body().matches("(?s).*The first \\d+ rows.*"), path);
          continue;
        }
        String type = stopped.headers().firstValue("Content-Type").orElse("");
        boolean isPage = path.startsWith("/query?");
        assertTrue(type.startsWith(isPage ? "text/html" : "application/problem+json"), path + type);
        assertTrue(
            stopped.body().matches(isPage ? PAGE : "(?s).*\"code\" : \"Q30[124]\".*"),
            stopped.body());
        assertEquals(stopped.body().contains("Q301") ? 503 : 400, stopped.statusCode(), path);
      }
      isOver.set(true);
      assertTrue(other.get(1, TimeUnit.MINUTES) > 0, "nobody else was answered");
      assertTrue(served.get("/metrics").body().contains("eslabon_queries_running 0.0"));
    } finally {
      clients.shutdownNow();
    }
  }

  private static Callable<Integer> asking(Served served, AtomicBoolean isOver) {
    return () -> {
      int answers = 0;
      while (!isOver.get()) {
        assertEquals(List.of("urn:x:n3"), served.rows("/data", HARMLESS));
        answers++;
      }
      return answers;
    };
  }

  @Test
  void aServerThatStopsLetsRequestsEnd() throws Exception {
    ValueGraph graph = ValueGraph.inMemory(within(LIMIT));
    write(graph.data());
    ServerSettings settings = ServerSettings.local(0);
    ExecutorService client = Executors.newSingleThreadExecutor();
    Served served = new Served(graph, PortalServer.start(graph, settings));
    Future<HttpResponse<String>> underWay =
        client.submit(() -> served.query("/data", DEADLY.get(1)));
    while (!served.get("/metrics").body().contains("eslabon_queries_running 1.0")) {
      assertTrue(!underWay.isDone(), "the query should take a second");
    }
    served.close();
    HttpResponse<String> answer = underWay.get(1, TimeUnit.MINUTES);
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("\"Q301\""), answer.body());
    client.shutdownNow();
  }

  @Test
  void oneAddressHasSoManyRequestsAtOnce() throws Exception {
    ValueGraph graph = ValueGraph.inMemory(within(Duration.ofSeconds(3)));
    write(graph.data());
    ServerSettings settings =
        ServerSettings.local(0).withLimits(ServerLimits.DEFAULT.withRequests(2, 64));
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try (Served served = new Served(graph, PortalServer.start(graph, settings))) {
      List<Future<HttpResponse<String>>> busy = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        busy.add(clients.submit(() -> served.query("/data", DEADLY.get(1))));
      }
      while (!served.get("/metrics").body().contains("eslabon_queries_running 2.0")) {
        assertTrue(!busy.get(0).isDone(), "the queries should take three seconds");
      }
      HttpResponse<String> refused = served.query("/data", HARMLESS);
      assertEquals(429, refused.statusCode());
      assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
      assertTrue(refused.body().contains("\"S104\""), refused.body());
      HttpResponse<String> page = served.get("/", "Accept", "text/html,*/*;q=0.8");
      assertEquals(429, page.statusCode());
      assertTrue(page.body().contains("<h1>Too many requests</h1>"), page.body());
      assertEquals(200, served.get("/health/live").statusCode());
      for (Future<HttpResponse<String>> each : busy) {
        assertEquals(503, each.get(1, TimeUnit.MINUTES).statusCode());
      }
      assertEquals(List.of("urn:x:n3"), served.rows("/data", HARMLESS));
    } finally {
      clients.shutdownNow();
    }
  }

  private static GraphSettings within(Duration time) {
    return GraphSettings.bundled().withLimits(QueryLimits.DEFAULT.within(time));
  }

  /** A chain through all nodes, as many links at random, and a text to match for ever. */
  private static void write(DatasetGraph data) {
    Random random = new Random(5);
    Node links = GraphNames.asserted("links");
    Txn.executeWrite(
        data,
        () -> {
          for (int i = 0; i < LINKS / 2; i++) {
            data.add(Quad.create(links, node("n" + i), node("supplies"), node("n" + (i + 1))));
            Node from = node("n" + random.nextInt(LINKS / 2));
            Node to = node("n" + random.nextInt(LINKS / 2));
            data.add(Quad.create(links, from, node("reaches"), to));
          }
          Node text = NodeFactory.createLiteralString("a".repeat(40) + "!");
          data.add(Quad.create(links, node("n0"), node("label"), text));
        });
  }

  private static Node node(String name) {
    return NodeFactory.createURI("urn:x:" + name);
  }
}
