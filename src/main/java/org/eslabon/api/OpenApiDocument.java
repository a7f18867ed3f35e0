package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eslabon.answer.JsonText;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;
import org.eslabon.web.ProblemJson;

/** Makes the OpenAPI document of some operations from what they say of themselves. */
final class OpenApiDocument {

  private static final String VERSION = "3.1.0";
  private static final String PROBLEM = "#/components/responses/Problem";

  private final ApiSettings settings;

  OpenApiDocument(ApiSettings settings) {
    this.settings = settings;
  }

  ObjectNode of(List<Operation> operations) {
    ObjectNode document = JsonText.MAPPER.createObjectNode();
    document.put("openapi", VERSION);
    ObjectNode info = document.putObject("info");
    info.put("title", "Eslabon");
    info.put("version", version());
    info.put(
        "description",
        "Named queries and questions over a knowledge graph of value chains: who governs whom, what"
            + " that means for upgrading, and why.\n\nEvery answer has the form that `Accept` or the"
            + " end of the path asks for. Rows come in pages, with `Link` headers. In CSV a text that"
            + " a spreadsheet would take for a formula has an apostrophe in front; TSV and JSON have"
            + " it as it is. Mistakes come back as `application/problem+json`, all at once.");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    document
        .putArray("servers")
        .addObject()
        .put("url", settings.publicBase().isEmpty() ? "/" : settings.publicBase());
    ArrayNode tags = document.putArray("tags");
    Set<String> names = new TreeSet<>();
    operations.forEach(operation -> names.add(operation.about().tag()));
    names.forEach(name -> tags.addObject().put("name", name));
    ObjectNode paths = document.putObject("paths");
    operations.forEach(operation -> describe(operation, paths.putObject(operation.path())));
    document.set("components", components());
    return document;
  }

  private static String version() {
    String version = OpenApiDocument.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static void describe(Operation operation, ObjectNode path) {
    for (String method : new TreeSet<>(operation.methods())) {
      ObjectNode node = path.putObject(method.toLowerCase(Locale.ROOT));
      node.put("operationId", operationId(operation, method));
      node.putArray("tags").add(operation.about().tag());
      node.put("summary", operation.about().summary());
      if (!operation.about().description().isEmpty()) {
        node.put("description", operation.about().description());
      }
      boolean posted = method.equals("POST") && !operation.bodies().isEmpty();
      ArrayNode parameters = node.putArray("parameters");
      for (Parameter parameter : operation.parameters()) {
        boolean inPath = operation.path().contains("{" + parameter.name() + "}");
        if (inPath || !posted || !operation.bodies().contains(Operation.Body.PARAMETERS)) {
          parameters.add(parameter(operation, parameter, inPath));
        }
      }
      if (posted) {
        bodies(operation, node.putObject("requestBody").putObject("content"));
      }
      responses(operation, node.putObject("responses"));
    }
  }

  private static String operationId(Operation operation, String method) {
    String name =
        operation
            .path()
            .replaceFirst("^/api/", "")
            .replaceAll("[{}]", "")
            .replaceAll("[^A-Za-z0-9]+", "-");
    return method.toLowerCase(Locale.ROOT) + "-" + name;
  }

  private static ObjectNode parameter(Operation operation, Parameter parameter, boolean inPath) {
    ObjectNode node = JsonText.MAPPER.createObjectNode();
    node.put("name", parameter.name());
    node.put("in", inPath ? "path" : "query");
    node.put("required", inPath || parameter.need() instanceof Parameter.Need.Required);
    node.put("description", parameter.text());
    node.set("schema", schema(operation, parameter));
    return node;
  }

  private static ObjectNode schema(Operation operation, Parameter parameter) {
    ObjectNode schema = schema(parameter.type());
    parameter
        .preset()
        .ifPresent(
            preset ->
                schema.set(
                    "default",
                    isNumber(parameter.type())
                        ? DecimalNode.valueOf(new BigDecimal(preset))
                        : TextNode.valueOf(preset)));
    if (!operation.repeatable().contains(parameter.name())) {
      return schema;
    }
    ObjectNode several = JsonText.MAPPER.createObjectNode();
    several.put("type", "array");
    several.set("items", schema);
    return several;
  }

  private static ObjectNode schema(ParameterType type) {
    ObjectNode schema = JsonText.MAPPER.createObjectNode();
    schema.put("type", kind(type));
    if (type == ParameterType.Numeric.YEAR) {
      schema.put("pattern", "^[0-9]{4}$");
    }
    if (!type.words().isEmpty()) {
      ArrayNode words = schema.putArray("enum");
      type.words().forEach(words::add);
    }
    schema.put("description", type.expected());
    return schema;
  }

  private static String kind(ParameterType type) {
    if (!isNumber(type)) {
      return "string";
    }
    return type == ParameterType.Numeric.INTEGER ? "integer" : "number";
  }

  /** A year is written with four digits, so it is text with a pattern. */
  private static boolean isNumber(ParameterType type) {
    return type instanceof ParameterType.Numeric && type != ParameterType.Numeric.YEAR;
  }

  private static void bodies(Operation operation, ObjectNode content) {
    for (Operation.Body body : operation.bodies()) {
      ObjectNode schema = content.putObject(body.mediaType()).putObject("schema");
      if (body.equals(Operation.Body.PARAMETERS)) {
        properties(operation, schema);
        ObjectNode form =
            content.putObject("application/x-www-form-urlencoded").putObject("schema");
        properties(operation, form);
      } else if (body.mediaType().startsWith("multipart/")) {
        schema.put("type", "object").put("description", body.description());
        ObjectNode files = schema.putObject("properties").putObject("file");
        files.put("type", "array");
        files.putObject("items").put("type", "string").put("format", "binary");
      } else {
        boolean json = body.mediaType().endsWith("json");
        schema.put("type", json ? "object" : "string").put("description", body.description());
      }
    }
  }

  private static void properties(Operation operation, ObjectNode schema) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonText.MAPPER.createArrayNode();
    for (Parameter parameter : operation.parameters()) {
      if (!operation.path().contains("{" + parameter.name() + "}")) {
        ObjectNode property = schema(operation, parameter);
        properties.set(parameter.name(), property.put("description", parameter.text()));
        if (parameter.need() instanceof Parameter.Need.Required) {
          required.add(parameter.name());
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
  }

  private static void responses(Operation operation, ObjectNode responses) {
    ObjectNode done = responses.putObject("200");
    done.put("description", "The answer.");
    ObjectNode content = done.putObject("content");
    for (Form form : operation.forms()) {
      content.putObject(form.bareType()).set("schema", operation.schema(form));
    }
    for (String status : List.of("400", "406", "429", "503", "default")) {
      responses.putObject(status).put("$ref", PROBLEM);
    }
  }

  private static ObjectNode components() {
    ObjectNode components = JsonText.MAPPER.createObjectNode();
    ObjectNode problem = components.putObject("schemas").putObject("Problem");
    problem.setAll(AnswerSchema.object(List.of("type", "title", "status", "detail")));
    ObjectNode properties = problem.putObject("properties");
    for (String name : List.of("type", "title", "detail")) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("status").put("type", "integer");
    ObjectNode each = properties.putObject("problems").put("type", "array").putObject("items");
    ObjectNode members = each.put("type", "object").putObject("properties");
    for (String name : List.of("code", "title", "message", "parameter", "file", "hint")) {
      members.putObject(name).put("type", "string");
    }
    members.putObject("line").put("type", "integer");
    members.putObject("column").put("type", "integer");
    ObjectNode response = components.putObject("responses").putObject("Problem");
    response.put("description", "What is wrong, all at once (RFC 9457).");
    response
        .putObject("content")
        .putObject(ProblemJson.TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
    return components;
  }
}
