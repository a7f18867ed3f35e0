package org.eslabon.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Schemas of others and of ours, with a validator that is not ours. Nothing is fetched. */
final class JsonSchemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private JsonSchemas() {}

  /** The schema of OpenAPI 3.1 as the OpenAPI Initiative published it. */
  static Schema openApi() {
    return REGISTRY.getSchema(text("/openapi/schemas/v3.1/schema.yaml"), InputFormat.YAML);
  }

  /** The schema of schemas. */
  static Schema schemas() {
    return REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
  }

  /** One of ours, written as text. */
  static Schema ours(String schema) {
    return REGISTRY.getSchema(schema, InputFormat.JSON);
  }

  /** A schema by itself. */
  static Schema of(JsonNode schema) {
    return REGISTRY.getSchema(schema);
  }

  static void assertValid(Schema schema, JsonNode json, String what) {
    List<Error> errors = schema.validate(json);
    assertEquals(List.of(), errors.stream().map(Error::toString).toList(), what);
  }

  private static String text(String resource) {
    try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
