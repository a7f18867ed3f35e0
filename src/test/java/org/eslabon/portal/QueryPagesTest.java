package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
    assertEquals(page.select("#answer tbody tr").size(), page.select(".node-link line").size());
    for (var circle : page.select(".node-link circle")) {
      int x = Integer.parseInt(circle.attr("cx"));
      int y = Integer.parseInt(circle.attr("cy"));
      assertTrue(x >= 0 && x <= 960 && y >= 0 && y <= 600, x + "," + y);
    }
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
    Document page = page("query", "SELECT * { ?s ?p ?o }");
    assertEquals(500, page.select("#answer tbody tr").size());
    assertTrue(page.select("#answer [role=status]").text().startsWith("The first 500"));
  }
}
