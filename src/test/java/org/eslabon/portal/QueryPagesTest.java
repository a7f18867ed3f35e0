package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking on a page, without any script. */
final class QueryPagesTest {

  private static ValueGraph graph;
  private static Portal portal;

  @BeforeAll
  static void loadOneCase() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(List.of(Path.of("datasets/sinos-valley"), Path.of("datasets/sources"))));
    portal = new Portal(graph, PortalSettings.local(3030));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  private static Answer get(String path, String... parameters) {
    Map<String, List<String>> given = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      given.put(parameters[i], List.of(parameters[i + 1]));
    }
    return portal.answer(Request.get(path, given)).orElseThrow();
  }

  private static Document page(String... parameters) {
    return Jsoup.parse(get("/query", parameters).text());
  }

  @Test
  void everyNamedQueryHasAFormWithItsParameters() {
    for (var query : graph.queries().queries()) {
      Document page = page("edit", query.name());
      assertFalse(page.expectFirst("#query-text").wholeText().isBlank(), query.name());
      List<String> fields =
          page("name", query.name())
              .select("#parameters [name]:not([type=hidden])")
              .eachAttr("name");
      assertEquals(query.about().parameters().stream().map(Parameter::name).toList(), fields);
    }
  }

  @Test
  void namedQueryIsAnsweredWithLinksToPages() {
    Document page = page("name", "profile/minimal-cluster", "cluster", "sinos-valley");
    assertFalse(page.select("#answer tbody a[href^=/vocabulary/]").isEmpty());
    assertEquals("sinos-valley", page.expectFirst("#p-cluster").attr("value"));
    assertFalse(page.select("#l-cluster option[value=sinos-valley]").isEmpty());
  }

  @Test
  void faultSaysLineColumnAndWhatToDo() {
    Answer answer = get("/query", "query", "SELECT *\nWHERE { ?s a esl:Firm }");
    String text = Jsoup.parse(answer.text()).select("#faults").text();
    assertEquals(400, answer.status());
    assertTrue(text.contains("query:2:14") && text.contains("PREFIX esl:"), text);
  }

  @Test
  void unknownThingAndUnknownQueryAreSaid() {
    Document thing = page("name", "profile/minimal-cluster", "cluster", "sinos-vale");
    assertTrue(thing.select("#faults").text().contains("sinos-valley"), "the nearest id");
    assertTrue(thing.select("#faults code").eachText().contains("sinos-valley"), "code as code");
    assertFalse(thing.select("#faults").text().contains("`"));
    Document query = page("name", "governance/lniks");
    assertTrue(query.select("#faults").text().contains("governance/links"), "the nearest name");
  }

  @Test
  void updatesAndCallsToOthersAreRefused() {
    for (String text :
        List.of(
            "INSERT DATA { <a:a> <a:b> <a:c> }",
            "DROP ALL",
            "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }")) {
      assertEquals(400, get("/query", "query", text).status(), text);
    }
  }

  @Test
  void graphIsDrawnFromTriplesAndPairs() {
    Document page =
        page(
            "query",
            "CONSTRUCT { ?s <https://w3id.org/eslabon/ontology#buyer> ?b }"
                + " WHERE { ?s <https://w3id.org/eslabon/ontology#buyer> ?b }");
    assertTrue(page.select(".node-link").isEmpty(), "the table is what is shown first");
    int rows = page.select("#answer tbody tr").size();
    page = follow(page, "graph");
    assertEquals(rows, page.select(".node-link line").size());
    for (var circle : page.select(".node-link circle")) {
      int x = Integer.parseInt(circle.attr("cx"));
      int y = Integer.parseInt(circle.attr("cy"));
      assertTrue(x >= 0 && x <= 960 && y >= 0 && y <= 600, x + "," + y);
    }
  }

  /** Opens another view of an answer by its link. */
  private static Document follow(Document page, String view) {
    String href =
        page.select(".tabs a").stream()
            .map(link -> link.attr("href"))
            .filter(address -> address.contains("view=" + view))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no view " + view));
    String parameters = href.substring(href.indexOf('?') + 1).replaceFirst("#.*", "");
    return page(
        Arrays.stream(parameters.split("&", -1))
            .flatMap(each -> Arrays.stream(each.split("=", 2)))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toArray(String[]::new));
  }

  private static final String PLACES =
      "PREFIX geo: <http://www.opengis.net/ont/geosparql#> SELECT ?thing ?name ?wkt {"
          + " VALUES (?name ?wkt) {"
          + " ('point' 'POINT(-51.1 -29.7)'^^geo:wktLiteral)"
          + " ('area' 'POLYGON((-60 -30, -50 -30, -50 -20, -60 -30))'^^geo:wktLiteral)"
          + " ('line' 'LINESTRING(-60 -10, -50 -12)'^^geo:wktLiteral)"
          + " ('several' 'MULTIPOINT((-70 -33), (-71 -34))'^^geo:wktLiteral)"
          + " ('nowhere' 'POINT(200 95)'^^geo:wktLiteral)"
          + " ('nothing' 'POINT EMPTY'^^geo:wktLiteral)"
          + " ('broken' 'POINT(here)'^^geo:wktLiteral) } }";

  @Test
  void placesOfAnAnswerAreShownOnTheMap() {
    Document map = follow(page("query", PLACES), "map");
    assertEquals("page", map.expectFirst(".tabs a[href*=view=map]").attr("aria-current"));
    assertEquals(3, map.select(".symbols > a").size());
    assertEquals(2, map.select(".shapes path").size());
    assertEquals(1, map.select(".shapes path.area").size());
    assertTrue(map.select(".lands path").size() > 5, "countries");
    assertEquals("name: point", map.select(".symbols > a").get(0).attr("aria-label"));
    assertEquals("map", map.expectFirst("#ask input[name=view]").attr("value"), "asking again");
    assertTrue(map.select(".table-wrap").isEmpty());
  }

  @Test
  void thingsOfAnAnswerAreShownWhereTheyLie() {
    Document map =
        page(
            "query",
            "SELECT ?c ?t { ?c a ?t . ?c a <https://w3id.org/eslabon/ontology#Cluster> }",
            "view",
            "map");
    assertEquals(
        List.of("/page/cluster/sinos-valley"), map.select(".symbols > a").eachAttr("href"));
  }

  @Test
  void anAnswerWithoutPlacesHasNoMap() {
    Document page = page("query", "SELECT ?p { ?s ?p 'x' } LIMIT 1", "view", "map");
    assertTrue(page.select(".tabs").isEmpty());
    assertTrue(page.select("svg.map").isEmpty());
  }

  @Test
  void valuesOfDataAreShownAsText() {
    String text = "SELECT ('<img src=x onerror=alert(1)>' AS ?a) (<javascript:alert(1)> AS ?b) {}";
    Document page = page("query", text);
    assertTrue(page.select("#answer img").isEmpty());
    assertTrue(page.select("a[href^=javascript]").isEmpty());
    assertTrue(page.select("#answer td").text().contains("<img src=x"));
  }

  @Test
  void answerIsAlsoAFileThatNoSpreadsheetRuns() {
    Answer file =
        get("/query/answer", "query", "SELECT ('=1+1' AS ?a) {}", "format", "spreadsheet");
    assertEquals("text/csv; charset=utf-8", file.header("Content-Type").orElseThrow());
    assertTrue(file.text().contains("'=1+1"), file.text());
    assertTrue(file.header("Content-Disposition").orElseThrow().startsWith("attachment"));
  }

  @Test
  void fileOfNothingIsAProblem() {
    assertThrows(ProblemException.class, () -> get("/query/answer"));
  }

  @Test
  void manyRowsAreCutAndSaidToBe() {
    Document page = page("query", "SELECT ?a { ?s ?p ?o BIND (1 AS ?a) }");
    assertEquals(500, page.select("#answer tbody tr").size());
    assertTrue(page.select("#answer [role=status]").text().startsWith("The first 500"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT ?s ?p ?o ?s2 ?p2 ?o2 { ?s ?p ?o BIND (?s AS ?s2) BIND (?p AS ?p2) BIND (?o AS ?o2)"
            + " }"
      })
  void wideRowsAreCutBeforeThePageIsHeavy(String query) {
    Answer answer = get("/query", "query", query);
    int bytes = answer.text().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 200_000, bytes + " bytes");
    Document page = Jsoup.parse(answer.text());
    int rows = page.select("#answer tbody tr").size();
    assertTrue(rows > 100 && rows < 500, rows + " rows");
    String said = page.select("#answer [role=status]").text();
    assertTrue(said.startsWith("The first " + rows), said);
  }
}
