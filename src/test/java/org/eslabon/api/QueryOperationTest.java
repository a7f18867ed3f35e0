package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries of the catalogue over HTTP. */
final class QueryOperationTest {

  private static final String LINKS = "/api/queries/governance/links";
  private static final String GRAPH = "/api/queries/chains/network";
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(\\w+)\"");

  private static Map<String, String> links(Answer answer) {
    Map<String, String> links = new HashMap<>();
    Matcher link = LINK.matcher(answer.header("Link").orElse(""));
    while (link.find()) {
      links.put(link.group(2), link.group(1));
    }
    return links;
  }

  private static String link(Answer answer, String relation) {
    return Objects.requireNonNull(links(answer).get(relation), relation);
  }

  private static JsonNode problem(Map<String, JsonNode> problems, String parameter) {
    return Objects.requireNonNull(problems.get(parameter), parameter);
  }

  private static String type(Answer answer) {
    return answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  @ParameterizedTest(name = "{0} is answered with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                              | application/json",
        "text/html,application/xhtml+xml,*/*;q=0.8        | application/json",
        "application/json                                 | application/json",
        "text/csv                                         | text/csv",
        "text/tab-separated-values                        | text/tab-separated-values",
        "application/sparql-results+json                  | application/sparql-results+json",
        "application/sparql-results+xml                   | application/sparql-results+xml",
        "application/geo+json                             | application/geo+json",
        "text/csv;q=0.5, application/geo+json;q=0.9       | application/geo+json",
        "text/turtle, text/csv;q=0.1                      | text/csv",
        "application/json;q=0, text/*                     | text/csv",
      })
  void rowsHaveTheFormThatIsAcceptedBest(String accept, String type) {
    Answer answer = Asked.accepting(accept).get(LINKS);
    assertEquals(200, answer.status());
    assertEquals(type, type(answer));
    assertTrue(answer.header("Vary").orElse("").contains("Accept"));
  }

  @ParameterizedTest(name = "a graph as .{0} is {1}")
  @CsvSource({
    "ttl, text/turtle",
    "nt, application/n-triples",
    "jsonld, application/ld+json",
    "json, application/json",
    "rdf, application/rdf+xml"
  })
  void theEndOfThePathChoosesTheForm(String suffix, String type) {
    Answer answer = Asked.accepting("text/csv").get(GRAPH + "." + suffix + "?cluster=sinos-valley");
    assertEquals(type, type(answer), answer.text());
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCan() {
    Answer answer = Asked.accepting("text/turtle").get(LINKS);
    assertEquals(406, answer.status());
    assertEquals("application/problem+json", type(answer));
    assertTrue(json(answer).path("problems").path(0).path("hint").asText().contains("text/csv"));
    assertEquals(406, Asked.accepting("text/csv").get(GRAPH + "?cluster=sinos-valley").status());
  }

  @Test
  void allMistakesComeBackAtOnceAndNameTheirParameters() {
    Answer answer =
        Asked.api().get("/api/queries/upgrading/outlook?lnag=en&limit=0&offset=x&subject=a%20b%3E");
    assertEquals(400, answer.status());
    assertEquals("application/problem+json", type(answer));
    Map<String, JsonNode> found = new HashMap<>();
    json(answer)
        .path("problems")
        .forEach(problem -> found.put(problem.path("parameter").asText(), problem));
    assertTrue(found.keySet().containsAll(List.of("lnag", "offset")), answer.text());
    assertEquals("Q202", problem(found, "lnag").path("code").asText());
    assertTrue(problem(found, "offset").path("message").asText().contains("a whole number"));
  }

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "clusters/profil                                | 404 | clusters",
        "governance/links?limit=10001                   | 400 | from 1 to 10000",
        "governance/links?offset=-1                     | 400 | from 0",
        "governance/links?limit=99999999999999999999999 | 400 | from 1 to 10000",
        "governance/links?limit=1&limit=2               | 400 | give one value",
        "governance/links-of-firm                       | 400 | expected the id of a firm",
        "governance/links-of-firm?firm=nobody-at-all    | 400 | an id is what stands",
        "chains/network?limit=3                         | 400 | limit",
      })
  void aWrongRequestIsToldWhatIsRight(String address, int status, String told) {
    Answer answer = Asked.api().get("/api/queries/" + address);
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/problem+json", type(answer));
    assertTrue(answer.text().contains(told), answer.text());
  }

  @Test
  void pagesFitTogetherAndLinkToEachOther() {
    JsonNode whole = json(Asked.api().get(LINKS));
    List<JsonNode> rows = new ArrayList<>();
    whole.forEach(rows::add);
    List<JsonNode> pieced = new ArrayList<>();
    Answer page = Asked.api().get(LINKS + "?limit=4");
    String last = links(page).get("last");
    assertFalse(links(page).containsKey("prev"));
    String address = LINKS + "?limit=4";
    for (int i = 0; i < 1000 && address != null; i++) {
      page = Asked.api().get(address);
      json(page).forEach(pieced::add);
      assertEquals(Integer.toString(whole.size()), page.header("X-Total-Count").orElse(""));
      String next = links(page).get("next");
      assertEquals(next == null, address.equals(last), address + " and the last is " + last);
      address = next;
    }
    assertTrue(whole.size() > 8, "too few rows to tell");
    assertTrue(rows.equals(pieced), "the pages are not the whole");
    Answer back = Asked.api().get(link(page, "prev"));
    assertEquals(4, json(back).size());
    assertEquals(link(back, "next"), last);
  }

  @Test
  void aPageBeyondTheEndIsEmptyAndSaysWhereTheLastIs() {
    Answer answer = Asked.api().get(LINKS + "?limit=10&offset=100000");
    assertEquals(0, json(answer).size());
    assertFalse(links(answer).containsKey("next"));
    assertTrue(json(Asked.api().get(link(answer, "last"))).size() > 0);
  }

  @Test
  void linksKeepTheOtherParametersAndEncodeThem() {
    Answer answer =
        Asked.api().get("/api/queries/governance/links-of-firm?firm=%3Chttp://x/%3E&limit=1");
    assertEquals(400, answer.status());
    Answer good =
        Asked.api().get("/api/queries/upgrading/limits?subject=cluster/sinos-valley&limit=1");
    assertTrue(
        link(good, "next").contains("subject=cluster%2Fsinos-valley"), good.headers().toString());
  }

  @Test
  void whatTheAskerHasIsNotSentAgain() {
    Answer first = Asked.api().get(LINKS);
    String tag = first.header("ETag").orElseThrow();
    Answer again = Asked.api().with("If-None-Match", tag).get(LINKS);
    assertEquals(304, again.status());
    assertEquals(0, again.text().length());
    assertTrue(again.header("Vary").isPresent());
    assertEquals(200, Asked.accepting("text/csv").with("If-None-Match", tag).get(LINKS).status());
    assertNotEquals(tag, Asked.api().get(LINKS + "?limit=1").header("ETag").orElseThrow());
  }

  @Test
  void theSameQuestionIsWorkedOutOncePerVersionOfTheGraph() {
    Answer first = Asked.api().get(LINKS + "?limit=7");
    Answer second = Asked.api().get(LINKS + "?limit=7");
    assertSame(first.content(), second.content());
    Answer other = Asked.api().get(LINKS + "?limit=8");
    assertNotEquals(first.text(), other.text());
  }

  @Test
  void headAndOptionsAreAnswered() {
    Answer head = Asked.api().send("HEAD", LINKS, Request.Body.EMPTY);
    assertEquals(200, head.status());
    assertTrue(head.header("Link").isPresent());
    Answer options = Asked.api().send("OPTIONS", LINKS, Request.Body.EMPTY);
    assertEquals(204, options.status());
    assertEquals("GET, HEAD, POST, OPTIONS", options.header("Allow").orElse(""));
    Answer delete = Asked.api().send("DELETE", LINKS, Request.Body.EMPTY);
    assertEquals(405, delete.status());
    assertEquals("GET, HEAD, POST, OPTIONS", delete.header("Allow").orElse(""));
  }

  @Test
  void valuesMayComeAsAJsonObject() {
    String limits = "/api/queries/upgrading/limits";
    Answer asked = Asked.api().get(limits + "?subject=cluster/sinos-valley&limit=3");
    Answer posted =
        Asked.api()
            .post(limits, "application/json", "{\"subject\":\"cluster/sinos-valley\",\"limit\":3}");
    assertEquals(asked.text(), posted.text());
    assertEquals(415, Asked.api().post(limits, "application/xml", "<x/>").status());
    Answer broken = Asked.api().post(limits, "application/json", "{\"subject\":");
    assertEquals(422, broken.status());
    assertEquals(1, json(broken).path("problems").path(0).path("line").asInt());
  }

  @Test
  void rowsOfJsonHaveTypedValues() {
    JsonNode row =
        json(Asked.api().get("/api/queries/governance/facts-to-ask-for?limit=1")).path(0);
    assertTrue(
        Stream.of(row)
            .flatMap(each -> each.properties().stream())
            .anyMatch(e -> !e.getValue().isTextual()),
        row.toString());
  }

  @Test
  void theListSaysOfEachQueryWhatItTakesAndWhereItIs() {
    JsonNode list = json(Asked.api().get("/api/queries"));
    int queries = 0;
    for (JsonNode area : list.path("areas")) {
      assertEquals(200, Asked.api().get(area.path("url").asText()).status());
      queries += area.path("queries").size();
    }
    assertEquals(Asked.graph().queries().queries().size(), queries);
  }

  /**
   * The examples of parameters are those that the expected answers of the queries were made with.
   */
  @TestFactory
  Stream<DynamicTest> everyQueryWithoutRequiredParametersAnswers() {
    return Asked.graph().queries().queries().stream()
        .filter(
            query ->
                query.about().parameters().stream()
                    .noneMatch(each -> each.need() instanceof Parameter.Need.Required))
        .map(query -> DynamicTest.dynamicTest(query.name(), () -> answers(query)));
  }

  private static void answers(NamedQuery query) {
    String path = "/api/queries/" + query.name();
    Answer answer =
        Asked.api().get(path + ".json?" + (query.query().isSelectType() ? "limit=2" : ""));
    assertEquals(200, answer.status(), answer.text());
    assertTrue(json(answer).isContainerNode() || json(answer).isBoolean());
  }
}
