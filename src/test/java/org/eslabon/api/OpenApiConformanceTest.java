package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.eslabon.api.JsonSchemas.assertValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.web.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The description of the API is one of OpenAPI 3.1, and what it promises of each operation is what
 * is answered: every form, over the bundled cases.
 */
final class OpenApiConformanceTest {

  private final JsonNode document = json(Asked.api().get("/api/openapi.json"));

  @Test
  void theDescriptionIsValid() {
    assertValid(JsonSchemas.openApi(), document, "/api/openapi.json");
    JsonNode wrong = document.deepCopy();
    ((ObjectNode) wrong.path("info")).remove("title");
    assertFalse(JsonSchemas.openApi().validate(wrong).isEmpty(), "the validator sees nothing");
  }

  /** The schema of OpenAPI leaves those of parameters and bodies to JSON Schema. */
  @Test
  void everySchemaInItIsOne() {
    Schema schemas = JsonSchemas.schemas();
    List<JsonNode> found = document.findValues("schema");
    document.path("components").path("schemas").forEach(found::add);
    assertTrue(found.size() > 100);
    found.forEach(each -> assertValid(schemas, each, each.toString()));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertFalse(references.isEmpty());
    for (String reference : references) {
      assertTrue(reference.startsWith("#/"), reference);
      assertTrue(document.at(reference.substring(1)).isObject(), reference);
    }
  }

  @Test
  void defaultsFitTheirOwnSchemas() {
    int defaults = 0;
    for (JsonNode schema : document.findValues("schema")) {
      if (schema.has("default")) {
        assertValid(JsonSchemas.of(schema), schema.path("default"), schema.toString());
        defaults++;
      }
    }
    assertTrue(defaults > 50);
  }

  /**
   * JSON of each operation, and one more form of it, another one for the next: rows are written the
   * same way whichever query gives them.
   */
  @TestFactory
  Stream<DynamicTest> whatIsPromisedIsAnswered() {
    List<String> paths =
        document
            .path("paths")
            .propertyStream()
            .filter(each -> each.getValue().has("get"))
            .map(Map.Entry::getKey)
            .toList();
    assertTrue(paths.size() > 100);
    return IntStream.range(0, paths.size())
        .mapToObj(i -> DynamicTest.dynamicTest(paths.get(i), () -> ask(paths.get(i), i)));
  }

  private void ask(String path, int turn) throws IOException {
    JsonNode content = document.path("paths").path(path).at("/get/responses/200/content");
    List<String> types = content.propertyStream().map(Map.Entry::getKey).toList();
    assertTrue(types.contains("application/json"), path);
    String address = ApiSamples.address(path, ApiSamples.of(path));
    for (String type : new TreeSet<>(List.of("application/json", types.get(turn % types.size())))) {
      Answer answer = Asked.accepting(type).get(address);
      assertEquals(200, answer.status(), () -> address + "\n" + answer.text());
      String given = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
      assertEquals(type, given, address);
      check(answer, path, type);
    }
  }

  private void check(Answer answer, String path, String type) {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    if (type.endsWith("json")) {
      JsonNode schema =
          document
              .path("paths")
              .path(path)
              .at("/get/responses/200/content")
              .path(type)
              .path("schema");
      assertTrue(schema.has("type"), path);
      assertValid(JsonSchemas.of(schema), json(answer), path);
    }
    if (lang != null && RDFLanguages.isTriples(lang) && !type.equals("text/plain")) {
      RDFParser.fromString(answer.text(), lang).parse(GraphFactory.createDefaultGraph());
    }
  }
}
