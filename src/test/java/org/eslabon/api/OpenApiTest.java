package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.junit.jupiter.api.Test;

/**
 * The description of the API, held against the catalogue and against those rules of OpenAPI 3.1
 * that concern this document.
 */
final class OpenApiTest {

  private static final Set<String> TYPES = Set.of("string", "integer", "number", "array", "object");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final JsonNode document = json(Asked.api().get("/api/openapi.json"));

  @Test
  void theRootHasWhatItMust() {
    assertEquals("3.1.0", document.path("openapi").asText());
    assertFalse(document.path("info").path("title").asText().isEmpty());
    assertFalse(document.path("info").path("version").asText().isEmpty());
    assertEquals(
        Set.of("openapi", "info", "servers", "tags", "paths", "components"), names(document));
  }

  @Test
  void everyOperationIsWellFormed() {
    Set<String> ids = new HashSet<>();
    Set<String> tags = new HashSet<>();
    document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      assertTrue(path.getKey().startsWith("/"), path.getKey());
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        assertTrue(Set.of("get", "post").contains(operation.getKey()), name);
        JsonNode node = operation.getValue();
        assertTrue(ids.add(node.path("operationId").asText()), "twice the id of " + name);
        node.path("tags").forEach(tag -> assertTrue(tags.contains(tag.asText()), name));
        checkParameters(name, path.getKey(), node.path("parameters"));
        checkResponses(name, node.path("responses"));
        if (operation.getKey().equals("get")) {
          assertFalse(node.has("requestBody"), name);
        }
        node.path("requestBody")
            .path("content")
            .forEach(body -> checkSchema(name, body.path("schema")));
      }
    }
  }

  private static void checkParameters(String name, String path, JsonNode parameters) {
    Set<String> seen = new HashSet<>();
    for (JsonNode parameter : parameters) {
      String where = parameter.path("in").asText();
      assertTrue(Set.of("query", "path").contains(where), name);
      assertTrue(seen.add(where + " " + parameter.path("name").asText()), name);
      assertTrue(parameter.path("required").isBoolean(), name);
      assertTrue(where.equals("query") || parameter.path("required").asBoolean(), name);
      checkSchema(name, parameter.path("schema"));
    }
    Matcher variable = VARIABLE.matcher(path);
    while (variable.find()) {
      assertTrue(seen.contains("path " + variable.group(1)), name + " lacks " + variable.group());
    }
  }

  private static void checkSchema(String name, JsonNode schema) {
    assertTrue(schema.isObject(), name);
    String type = schema.path("type").asText();
    assertTrue(TYPES.contains(type), name + " has a schema of type " + type);
    if (type.equals("array")) {
      checkSchema(name, schema.path("items"));
    }
    if (schema.has("default") && schema.has("enum")) {
      assertTrue(
          StreamSupport.stream(schema.path("enum").spliterator(), false)
              .anyMatch(schema.path("default")::equals),
          name);
    }
    schema.path("properties").forEach(property -> checkSchema(name, property));
  }

  private void checkResponses(String name, JsonNode responses) {
    assertFalse(responses.isEmpty(), name);
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      assertTrue(response.getKey().matches("[1-5][0-9][0-9]|default"), name);
      String reference = response.getValue().path("$ref").asText();
      JsonNode described =
          reference.isEmpty() ? response.getValue() : document.at(reference.substring(1));
      assertFalse(described.path("description").asText().isEmpty(), name + " " + reference);
      described
          .path("content")
          .fieldNames()
          .forEachRemaining(type -> assertTrue(type.matches("[\\w.+-]+/[\\w.+-]+"), type));
    }
  }

  @Test
  void everyQueryIsDescribedWithItsParameters() {
    for (NamedQuery query : Asked.graph().queries().queries()) {
      JsonNode get = document.path("paths").path("/api/queries/" + query.name()).path("get");
      Set<String> described = new HashSet<>();
      get.path("parameters").forEach(each -> described.add(each.path("name").asText()));
      for (Parameter parameter : query.about().parameters()) {
        assertTrue(described.contains(parameter.name()), query.name());
      }
      assertEquals(query.query().isSelectType(), described.contains("limit"), query.name());
    }
  }

  @Test
  void yamlSaysTheSame() throws JsonProcessingException {
    Answer yaml = Asked.accepting("application/yaml").get("/api/openapi");
    assertEquals(document, new YAMLMapper().readTree(yaml.text()));
  }

  @Test
  void thePageToTryItHasNothingInline() {
    Answer page = Asked.api().get("/api/");
    assertTrue(page.header("Content-Type").orElse("").startsWith("text/html"));
    assertFalse(page.text().contains("style="), page.text());
    assertFalse(
        Pattern.compile("<script(?![^>]*src=)|<style|\\son\\w+=").matcher(page.text()).find());
    Matcher asset =
        Pattern.compile("(?:href|src)=\"(/assets/webjars/[^\"]+)\"").matcher(page.text());
    int assets = 0;
    while (asset.find()) {
      String resource = "/META-INF/resources" + asset.group(1).substring("/assets".length());
      assertTrue(OpenApiTest.class.getResource(resource) != null, resource);
      assets++;
    }
    assertEquals(2, assets);
    assertEquals(200, Asked.api().get("/api/try-it.js").status());
    assertEquals(200, Asked.api().get("/api/try-it.css").status());
    assertEquals(308, Asked.api().send("GET", "/api", Request.Body.EMPTY).status());
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
