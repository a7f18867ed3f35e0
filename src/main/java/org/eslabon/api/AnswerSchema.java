package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eslabon.answer.JsonText;
import org.eslabon.query.NamedQuery;

/** What an answer looks like, as JSON Schema (2020-12): all that a client can rely on. */
final class AnswerSchema {

  private AnswerSchema() {}

  /** Rows as objects, whose members are not told. */
  static ObjectNode rows() {
    ObjectNode schema = typed("array");
    schema.putObject("items").put("type", "object");
    return schema;
  }

  /** One object with some members, each of them there. */
  static ObjectNode object(List<String> members) {
    ObjectNode schema = typed("object");
    ArrayNode required = schema.putArray("required");
    members.forEach(required::add);
    return schema;
  }

  /** What a query gives in a form. */
  static ObjectNode of(NamedQuery query, Form form) {
    boolean rows = query.query().isSelectType();
    if (form.equals(Form.JSON) && !query.query().isAskType()) {
      return rows ? rows(query.query().getResultVars()) : typed("object");
    }
    if (form.equals(Form.JSON)) {
      return typed("boolean");
    }
    return switch (form.suffix()) {
      case "srj" -> object(rows ? List.of("head", "results") : List.of("head", "boolean"));
      case "geojson" -> features();
      default -> of(form);
    };
  }

  /** What can be said of any form: whether it is an object of JSON or a text. */
  static ObjectNode of(Form form) {
    return typed(form.bareType().endsWith("json") ? "object" : "string");
  }

  /** A cell is a text, an IRI, a number, yes or no, or null where nothing is known. */
  private static ObjectNode rows(List<String> columns) {
    ObjectNode schema = typed("array");
    ObjectNode row = schema.putObject("items").put("type", "object");
    ObjectNode properties = row.putObject("properties");
    for (String column : columns) {
      ArrayNode types = properties.putObject(column).putArray("type");
      List.of("string", "number", "boolean", "null").forEach(types::add);
    }
    ArrayNode required = row.putArray("required");
    columns.forEach(required::add);
    row.put("additionalProperties", false);
    return schema;
  }

  /** RFC 7946. */
  private static ObjectNode features() {
    ObjectNode schema = object(List.of("type", "features"));
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("const", "FeatureCollection");
    ObjectNode each = properties.putObject("features").put("type", "array").putObject("items");
    each.setAll(object(List.of("type", "geometry", "properties")));
    return schema;
  }

  private static ObjectNode typed(String type) {
    return JsonText.MAPPER.createObjectNode().put("type", type);
  }
}
