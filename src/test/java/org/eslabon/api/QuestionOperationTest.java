package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.model.Esl;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about conclusions, and about tables that come with the request. */
final class QuestionOperationTest {

  private static final String LINKS =
      """
      id,supplier,buyer,product_defined_by,power
      a-b,a,b,buyer,buyer
      """;
  private static final String FIRMS =
      """
      id,name
      a,Anna
      b,Bruno
      """;

  private static Answer send(Upload... files) {
    return Asked.api()
        .with("Content-Type", "multipart/form-data; boundary=x")
        .send("POST", "/api/classify", new Request.Body(new byte[0], List.of(files)));
  }

  private static Upload file(String name, String text) {
    return new Upload("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tablesThatAreSentAreClassifiedAndForgotten() {
    long before = Asked.graph().version();
    JsonNode answer = json(send(file("links.csv", LINKS), file("firms.csv", FIRMS)));
    JsonNode link = answer.path("links").path(0);
    assertEquals("a-b", link.path("link").asText(), answer.toString());
    assertEquals("QuasiHierarchy", link.path("governance").asText());
    assertTrue(answer.path("upgrading").size() > 0);
    assertEquals(before, Asked.graph().version());
    assertEquals(400, Asked.api().get("/api/explain?thing=a-b").status());
  }

  @Test
  void everySpellingOfTheTablesGivesTheSame() {
    String object =
        """
        {"links": [{"id": "a-b", "supplier": "a", "buyer": "b", "product_defined_by": "buyer",
                    "power": "buyer"}],
         "firms": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bruno"}]}
        """;
    JsonNode files = json(send(file("links.csv", LINKS), file("firms.csv", FIRMS)));
    JsonNode posted = json(Asked.api().post("/api/classify", "application/json", object));
    assertEquals(files, posted);
    Answer rdf = Asked.accepting("text/turtle").post("/api/classify", "application/json", object);
    Graph conclusions = GraphFactory.createDefaultGraph();
    RDFParser.fromString(rdf.text(), Lang.TURTLE).parse(conclusions);
    assertTrue(
        conclusions.contains(null, Esl.term("governance"), Esl.term("QuasiHierarchy")), rdf.text());
    Answer csv = Asked.accepting("text/csv").post("/api/classify", "application/json", object);
    assertTrue(csv.text().contains("a-b"), csv.text());
  }

  @Test
  void rdfIsTakenByItsMediaType() {
    String turtle =
        """
        PREFIX esl: <https://w3id.org/eslabon/ontology#>
        PREFIX dct: <http://purl.org/dc/terms/>
        BASE <https://w3id.org/eslabon/id/>
        <link/x> a esl:Link ; dct:identifier "x" ; esl:supplier <firm/a> ; esl:buyer <firm/b> ;
          esl:productDefinedBy esl:DefinedByBuyer ; esl:power esl:BuyerDominant .
        """;
    JsonNode answer = json(Asked.api().post("/api/classify", "text/turtle", turtle));
    assertEquals("x", answer.path("links").path(0).path("link").asText(), answer.toString());
  }

  @Test
  void wrongTablesComeBackWithAllTheirProblemsInPlace() {
    Answer answer =
        send(
            file("links.csv", LINKS.replace("power", "pwoer") + "c-d,a,nobody,,\n"),
            file("firms.csv", FIRMS + "c\n"));
    assertEquals(422, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type").orElse(""));
    JsonNode problems = json(answer).path("problems");
    assertTrue(problems.size() >= 2, answer.text());
    JsonNode column = problem(problems, "L020");
    assertEquals("links.csv", column.path("file").asText());
    assertEquals(1, column.path("line").asInt());
    assertEquals(5, column.path("column").asInt());
    JsonNode ragged = problem(problems, "L009");
    assertEquals("firms.csv", ragged.path("file").asText());
    assertEquals(4, ragged.path("line").asInt());
    assertFalse(answer.text().contains(System.getProperty("java.io.tmpdir")), answer.text());
  }

  private static JsonNode problem(JsonNode problems, String code) {
    for (JsonNode problem : problems) {
      if (problem.path("code").asText().equals(code)) {
        return problem;
      }
    }
    throw new AssertionError("no " + code + " in " + problems);
  }

  @ParameterizedTest(name = "a file called {0} is refused")
  @CsvSource({
    "../links.csv",
    "/etc/links.csv",
    ".links.csv",
    "links.csv.gz",
    "links.ods",
    "'C:\\links.csv'",
    "readme.txt"
  })
  void namesOfFilesLeadNowhere(String name) {
    Answer answer = send(file(name, LINKS));
    assertEquals(422, answer.status(), answer.text());
  }

  @Test
  void aWorkbookThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      for (int i = 0; i < 70; i++) {
        zip.write(new byte[1 << 20]);
      }
      zip.closeEntry();
    }
    Answer answer = send(new Upload("file", "book.xlsx", "", bytes.toByteArray()));
    assertEquals(413, answer.status(), answer.text());
  }

  @ParameterizedTest(name = "{0} is answered in {1} with {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/explain.txt?thing=ca-maquila-link-brokers | en | is governed as quasi-hierarchy",
        "/api/explain.txt?thing=ca-maquila-link-brokers | es | cuasi-jerarquía",
        "/api/explain.json?thing=ca-maquila-link-parent | en | \"derivations\"",
        "/api/explain.ttl?thing=ca-maquila-link-parent  | en | prov:wasDerivedFrom",
        "/api/why-not.txt?thing=sinos-us-link&value=hierarchy | en | hierarchy",
        "/api/why-not.json?thing=sinos-us-link&value=hierarchy | es | jerarquía",
        "/api/what-if.txt?set=sinos-us-link.power=buyer&set=sinos-us-link.product_defined_by=buyer"
            + " | en | conclusions that come",
        "/api/what-if.rdfp?set=majority-share%3D40 | en | TX .",
        "/api/missing.csv?about=sinos-valley&limit=3 | en | ask,deciding",
        "/api/missing.txt?about=sinos-valley&limit=3 | es | preguntar por",
        "/api/sensitivity.json?threshold=majority-share&from=40&to=60 | en | \"values\"",
        "/api/shifts.txt?link=ca-maquila-link-brokers&most=1 | en | hypotheses tried",
        "/api/profile/sinos-valley.json | en | \"frameworks\"",
        "/api/profile/sinos-valley.md | es | marcos con alguna respuesta",
      })
  void questionsAreAnsweredInTheLanguageOfTheAsker(String address, String tag, String told) {
    Answer answer = Asked.api().with("Accept-Language", tag).get(address);
    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains(told), answer.text());
    assertTrue(answer.header("Vary").orElse("").contains("Accept-Language"));
  }

  @ParameterizedTest(name = "{0} is {1} and names {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/explain                                     | 400 | thing",
        "/api/explain?thing=nobody-at-all                 | 400 | thing",
        "/api/why-not?thing=sinos-us-link&value=marquet   | 400 | thing",
        "/api/what-if                                     | 400 | set",
        "/api/what-if?set=nonsense                        | 400 | set",
        "/api/missing?depth=9                             | 400 | depth",
        "/api/sensitivity?threshold=x&from=1&to=2         | 400 | threshold",
        "/api/sensitivity?threshold=majority-share&from=9&to=2 | 400 | from",
        "/api/shifts?link=sinos-us-link&most=0            | 400 | most",
        "/api/shifts?link=sinos-us-link&lang=fr           | 400 | lang",
      })
  void wrongQuestionsNameTheParameter(String address, int status, String parameter) {
    Answer answer = Asked.api().get(address);
    assertEquals(status, answer.status(), answer.text());
    assertEquals(
        parameter, json(answer).path("problems").path(0).path("parameter").asText(), answer.text());
  }

  @Test
  void aClusterThatIsNotThereIsNotFound() {
    assertEquals(404, Asked.api().get("/api/profile/nowhere-at-all").status());
  }

  @Test
  void changesMayComeAsUpdateTableOrPatch() {
    String update =
        "DELETE { ?l esl:power ?p } INSERT { ?l esl:power esl:BuyerDominant }"
            + " WHERE { ?l a esl:Link OPTIONAL { ?l esl:power ?p } FILTER (?l = id:link\\/sinos-us-link) }";
    Answer updated = Asked.api().post("/api/what-if", "application/sparql-update", update);
    assertEquals(200, updated.status(), updated.text());
    Answer table =
        Asked.api()
            .post(
                "/api/what-if",
                "text/csv",
                "table,id,column,value\nlinks,sinos-us-link,power,buyer\n");
    assertEquals(200, table.status(), table.text());
    assertEquals(
        json(updated).path("consequences").toString(), json(table).path("consequences").toString());
    Answer object =
        Asked.api()
            .post("/api/what-if", "application/json", "{\"set\": [\"sinos-us-link.power=buyer\"]}");
    assertEquals(json(table), json(object));
    Answer patch =
        Asked.accepting("application/rdf-patch").get("/api/what-if?set=majority-share=40");
    Answer again = Asked.api().post("/api/what-if", "application/rdf-patch", patch.text());
    assertEquals(200, again.status(), again.text());
    assertEquals(
        json(Asked.api().get("/api/what-if?set=majority-share=40")).path("differences"),
        json(again).path("differences"));
  }

  @ParameterizedTest(name = "{0} is refused as {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LOAD <file:///etc/passwd>                                  | L060",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://x/> { ?s ?p ?o } } | L060",
        "/etc/passwd                                                | L060",
        "DROP ALL; nonsense                                         | L060",
      })
  void updatesReachNothingElsewhere(String update, String code) {
    Answer answer = Asked.api().post("/api/what-if", "application/sparql-update", update);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(code, json(answer).path("problems").path(0).path("code").asText(), answer.text());
    assertFalse(answer.text().contains("root:"), answer.text());
  }
}
