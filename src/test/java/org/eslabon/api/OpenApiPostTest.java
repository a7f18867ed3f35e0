package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.eslabon.api.JsonSchemas.assertValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every POST that the description of the API promises is taken in every type of body it names. */
final class OpenApiPostTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LINKS =
      "id,supplier,buyer,product_defined_by,power\na-b,a,b,buyer,buyer\n";
  private static final String FIRMS = "id,name\na,Anna\nb,Bruno\n";
  private static final String TURTLE =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX dct: <http://purl.org/dc/terms/>
      BASE <https://w3id.org/eslabon/id/>
      <link/a-b> a esl:Link ; dct:identifier "a-b" ; esl:supplier <firm/a> ; esl:buyer <firm/b> ;
        esl:productDefinedBy esl:DefinedByBuyer ; esl:power esl:BuyerDominant .
      """;

  /** Bodies that are not the parameters themselves, by path and media type. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/api/classify text/csv", FIRMS,
          "/api/classify application/json",
              """
              {"links": [{"id": "a-b", "supplier": "a", "buyer": "b",
                          "product_defined_by": "buyer", "power": "buyer"}],
               "firms": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bruno"}]}
              """,
          "/api/what-if application/sparql-update",
              "INSERT DATA { id:link\\/sinos-us-link esl:buyerMonitors true }",
          "/api/what-if text/csv", "table,id,column,value\nlinks,sinos-us-link,power,buyer\n");

  private final JsonNode document = json(Asked.api().get("/api/openapi.json"));

  private Stream<Map.Entry<String, JsonNode>> posts() {
    return document
        .path("paths")
        .propertyStream()
        .filter(each -> each.getValue().has("post"))
        .map(each -> Map.entry(each.getKey(), each.getValue().path("post")));
  }

  @Test
  void whatChangesNothingIsPromisedAsPostOnlyWithABody() {
    assertTrue(posts().count() > 100);
    posts()
        .forEach(
            post ->
                assertFalse(post.getValue().at("/requestBody/content").isEmpty(), post.getKey()));
  }

  @TestFactory
  Stream<DynamicTest> everyBodyThatIsPromisedIsTaken() {
    return posts()
        .flatMap(
            post ->
                post.getValue()
                    .at("/requestBody/content")
                    .propertyStream()
                    .map(
                        body ->
                            DynamicTest.dynamicTest(
                                post.getKey() + " " + body.getKey(),
                                () -> send(post.getKey(), post.getValue(), body))));
  }

  private static void send(String path, JsonNode post, Map.Entry<String, JsonNode> body)
      throws IOException {
    String type = body.getKey();
    JsonNode schema = body.getValue().path("schema");
    Answer answer =
        schema.has("properties") && !type.startsWith("multipart/")
            ? values(path, type, schema)
            : whole(path, type);
    assertEquals(200, answer.status(), () -> path + " " + type + "\n" + answer.text());
    assertValid(
        JsonSchemas.of(post.at("/responses/200/content").path(JSON).path("schema")),
        json(answer),
        path + " " + type);
    assertTrue(answer.text().contains("sinos") || !path.equals("/api/what-if"), answer.text());
    boolean hasLinks = path.equals("/api/classify") && !type.equals("text/csv");
    assertTrue(answer.text().contains("QuasiHierarchy") || !hasLinks, answer.text());
  }

  /** Parameters in the body give what they give in the address. */
  private static Answer values(String path, String type, JsonNode schema) throws IOException {
    Map<String, String> sample = ApiSamples.of(path);
    Answer got = Asked.accepting(JSON).get(ApiSamples.address(path, sample));
    Answer posted;
    if (type.equals(FORM)) {
      String address = ApiSamples.address(path, sample);
      posted =
          Asked.accepting(JSON)
              .with("Content-Type", FORM)
              .send("POST", address, Request.Body.EMPTY);
    } else {
      ObjectNode object = object(sample, schema.path("properties"));
      assertValid(JsonSchemas.of(schema), object, path);
      posted = Asked.accepting(JSON).post(path, type, object.toString());
    }
    assertEquals(json(got), json(posted), path);
    return posted;
  }

  /** Numbers as numbers and lists as lists, as the schema has them. */
  private static ObjectNode object(Map<String, String> sample, JsonNode properties) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    sample.forEach(
        (name, value) -> {
          switch (properties.path(name).path("type").asText()) {
            case "array" -> object.putArray(name).add(value);
            case "integer", "number" -> object.put(name, new BigDecimal(value));
            default -> object.put(name, spelled(value, properties.path(name).path("enum")));
          }
        });
    return object;
  }

  /** The word of a list that a sample means: {@code esl:LevelRegion} is {@code LevelRegion}. */
  private static String spelled(String value, JsonNode words) {
    for (JsonNode word : words) {
      if (value.equals("esl:" + word.asText())) {
        return word.asText();
      }
    }
    return value;
  }

  private static Answer whole(String path, String type) throws IOException {
    Asked asked = Asked.api().with("Content-Type", type);
    if (type.startsWith("multipart/")) {
      List<Upload> files = List.of(file("links.csv", LINKS), file("firms.csv", FIRMS));
      return asked.send("POST", path, new Request.Body(new byte[0], files));
    }
    String address =
        path + (path.equals("/api/classify") && type.equals("text/csv") ? "?table=firms" : "");
    return asked.send("POST", address, new Request.Body(bytes(path, type), List.of()));
  }

  private static Upload file(String name, String text) {
    return new Upload("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String path, String type) throws IOException {
    String text = BODIES.get(path + " " + type);
    if (text != null) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (type.equals("application/rdf-patch")) {
      String asked = ApiSamples.address("/api/what-if", Map.of("set", "sinos-us-link.power=buyer"));
      return Asked.accepting(type).get(asked).text().getBytes(StandardCharsets.UTF_8);
    }
    return type.contains("spreadsheet") ? workbook() : rdf(type);
  }

  private static byte[] rdf(String type) {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    assertNotNull(lang, "a body for " + type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RDFWriter.source(RDFParser.fromString(TURTLE, Lang.TURTLE).toGraph()).lang(lang).output(bytes);
    return bytes.toByteArray();
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      fill(workbook.newWorksheet("links"), LINKS);
      fill(workbook.newWorksheet("firms"), FIRMS);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, String table) {
    List<String> rows = table.lines().toList();
    for (int row = 0; row < rows.size(); row++) {
      String[] cells = rows.get(row).split(",", -1);
      for (int column = 0; column < cells.length; column++) {
        sheet.value(row, column, cells[column]);
      }
    }
  }
}
