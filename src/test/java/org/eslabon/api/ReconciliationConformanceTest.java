package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.eslabon.api.JsonSchemas.assertValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eslabon.web.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of the reconciliation service have the shape that the Reconciliation Service API 0.2 of
 * the W3C Entity Reconciliation Community Group asks for. The schemas here are written after its
 * text; the section that each is from stands beside it.
 */
final class ReconciliationConformanceTest {

  private static final String ID = "https://w3id.org/eslabon/id/";
  private static final String TERM = "https://w3id.org/eslabon/ontology#";

  /** Service manifest: what must be there, and templates that hold the place of the id. */
  private static final String MANIFEST =
      """
      {"type": "object", "required": ["versions", "name", "identifierSpace", "schemaSpace"],
       "properties": {
         "versions": {"type": "array", "contains": {"const": "0.2"}},
         "identifierSpace": {"pattern": "^https?://"}, "schemaSpace": {"pattern": "^https?://"},
         "view": {"required": ["url"], "properties": {"url": {"pattern": "[{][{]id[}][}]"}}},
         "preview": {"required": ["url", "width", "height"],
           "properties": {"url": {"pattern": "[{][{]id[}][}]"},
             "width": {"type": "integer"}, "height": {"type": "integer"}}},
         "defaultTypes": {"type": "array", "uniqueItems": true, "items": {
           "type": "object", "required": ["id", "name"]}},
         "suggest": {"propertyNames": {"enum": ["entity", "type", "property"]},
           "additionalProperties": {"required": ["service_url", "service_path"]}},
         "extend": {"required": ["propose_properties"], "properties": {"propose_properties":
           {"required": ["service_url", "service_path"]}}}}}
      """;

  /** Reconciliation query responses: candidates, best first is not for a schema to say. */
  private static final String RESULTS =
      """
      {"type": "object", "additionalProperties": {
        "type": "object", "required": ["result"], "properties": {"result": {
          "type": "array", "items": {"type": "object", "required": ["id", "name", "score"],
            "properties": {
              "id": {"type": "string"}, "name": {"type": "string", "minLength": 1},
              "description": {"type": "string"}, "score": {"type": "number"},
              "match": {"type": "boolean"},
              "type": {"type": "array", "items": {"required": ["id", "name"]}},
              "features": {"type": "array", "items": {"required": ["id", "value"],
                "properties": {"id": {"type": "string"},
                  "value": {"type": ["number", "boolean"]}}}}}}}}}}
      """;

  /** Suggest services, which all answer alike. */
  private static final String SUGGESTIONS =
      """
      {"type": "object", "required": ["result"], "properties": {"result": {"type": "array",
        "items": {"type": "object", "required": ["id", "name"], "properties": {
          "id": {"type": "string"}, "name": {"type": "string", "minLength": 1},
          "description": {"type": "string"},
          "notable": {"type": "array", "items": {"required": ["id"]}}}}}}}
      """;

  /** Data extension responses: each cell holds one value of one kind, or nothing. */
  private static final String EXTENSION =
      """
      {"type": "object", "required": ["meta", "rows"], "properties": {
        "meta": {"type": "array", "items": {"required": ["id", "name"]}},
        "rows": {"type": "object", "additionalProperties": {"type": "object",
          "additionalProperties": {"type": "array", "items": {"type": "object", "oneOf": [
            {"maxProperties": 0},
            {"required": ["id", "name"], "propertyNames": {"enum": ["id", "name", "description"]}},
            {"required": ["str"], "maxProperties": 1, "properties": {"str": {"type": "string"}}},
            {"required": ["int"], "maxProperties": 1, "properties": {"int": {"type": "integer"}}},
            {"required": ["float"], "maxProperties": 1,
             "properties": {"float": {"type": "number"}}}]}}}}}}
      """;

  private static final Asked SERVICE =
      new Asked(
          new Reconciliation(Asked.graph(), ApiSettings.usual("https://example.org/")), Map.of());

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode valid(String schema, String address) {
    Answer answer = SERVICE.get(address);
    assertEquals(200, answer.status(), answer.text());
    assertEquals("application/json", answer.header("Content-Type").orElse(""));
    Schema shape = JsonSchemas.ours(schema);
    assertValid(shape, json(answer), address);
    return json(answer);
  }

  @Test
  void theManifestIsOne() {
    valid(MANIFEST, "/reconcile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"q0\": {\"query\": \"Gamarra\"}, \"q1\": {\"query\": \"Sinos\", \"limit\": 2}}",
        "{\"q\": {\"query\": \"Gammara\", \"type\": \"" + TERM + "Cluster\"}}",
        "{\"q\": {\"query\": \"Valle de Sinnos\", \"type\": [\""
            + TERM
            + "Cluster\"],"
            + " \"type_strict\": \"any\"}}",
        "{\"q\": {\"query\": \"footwear\", \"properties\": [{\"pid\": \"country\", \"v\": \"BR\"},"
            + " {\"pid\": \"sector\", \"v\": [{\"id\": \"x\"}, 3, true]}]}}",
        "{\"q\": {\"query\": \"\", \"properties\": [{\"pid\": \"country\", \"v\": \"PE\"}]}}",
        "{\"q\": {\"query\": \"nothing of that name anywhere\"}}",
        "{}"
      })
  void everyBatchIsAnsweredInShape(String batch) {
    JsonNode results = valid(RESULTS, "/reconcile?queries=" + encoded(batch));
    JsonNode asked = json(Answer.of("application/json", batch));
    assertEquals(asked.size(), results.size());
    asked
        .propertyStream()
        .forEach(
            query -> {
              JsonNode found = results.path(query.getKey()).path("result");
              assertTrue(found.size() <= query.getValue().path("limit").asInt(10));
              double last = Double.MAX_VALUE;
              for (JsonNode candidate : found) {
                assertTrue(candidate.path("score").asDouble() <= last, found.toString());
                last = candidate.path("score").asDouble();
              }
            });
  }

  @Test
  void misspeltNamesAreFoundAndNotTakenForCertain() {
    JsonNode found =
        valid(
                RESULTS,
                "/reconcile?queries="
                    + encoded(
                        "{\"a\": {\"query\": \"Gammara\", \"type\": \"" + TERM + "Cluster\"}}"))
            .path("a")
            .path("result")
            .path(0);
    assertTrue(found.path("name").asText().contains("Gamarra"), found.toString());
    assertFalse(found.path("match").asBoolean(), found.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"entity?prefix=sin", "type?prefix=cl", "property?prefix=co", "entity"})
  void everySuggestionIsOne(String service) {
    JsonNode found = valid(SUGGESTIONS, "/reconcile/suggest/" + service);
    assertTrue(found.path("result").isArray());
  }

  @Test
  void valuesComeInCellsOfOneKind() {
    String asked =
        "{\"ids\": [\"%scluster/sinos-valley\", \"%snone\", \"x\"], \"properties\":"
            + " [{\"id\": \"country\"}, {\"id\": \"sector\", \"settings\": {\"limit\": 1}},"
            + " {\"id\": \"rowNumber\"}, {\"id\": \"location\"}, {\"id\": \"nowhere\"}]}";
    JsonNode answer = valid(EXTENSION, "/reconcile?extend=" + encoded(asked.formatted(ID, ID)));
    assertEquals(3, answer.path("rows").size(), "a row for each id, known or not");
    assertEquals(5, answer.path("rows").path("x").size(), "a cell for each property");
  }

  /** JSONP would let any page run what the data say; CORS serves the same end. */
  @ParameterizedTest
  @ValueSource(strings = {"alert", "a;alert(1)//", "<script>", "/**/"})
  void aCallbackIsNotCalled(String callback) {
    Answer answer = SERVICE.get("/reconcile?callback=" + encoded(callback));
    assertEquals("application/json", answer.header("Content-Type").orElse(""));
    assertTrue(json(answer).isObject());
    assertEquals("*", answer.header("Access-Control-Allow-Origin").orElse(""));
  }
}
