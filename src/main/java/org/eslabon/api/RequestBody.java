package org.eslabon.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;

/** Reads what comes with a request. */
final class RequestBody {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build()
          .reader();

  private RequestBody() {}

  /** The media type, in lower case and without parameters; empty when there is none. */
  static String typeOf(Request request) {
    return request
        .header("Content-Type")
        .orElse("")
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The body as text. */
  static String text(Request request) {
    return new String(request.body().bytes(), StandardCharsets.UTF_8);
  }

  /**
   * The body as JSON.
   *
   * @throws ProblemException L011 with the place
   */
  static JsonNode json(Request request) {
    return json(request.body().bytes(), "body");
  }

  /** Some bytes as JSON. */
  static JsonNode json(byte[] bytes, String name) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new ProblemException(
          new Problem(
              ProblemCode.L011,
              e.getOriginalMessage().lines().findFirst().orElse("not JSON"),
              new SourcePlace(name, Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0)),
              null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The request with the values of its body among its parameters: members of a JSON object, or
   * plain fields of a form with files.
   */
  static Request withValues(Request request, boolean fromJson) {
    Map<String, List<String>> values = new HashMap<>(request.parameters());
    for (Upload field : request.body().uploads()) {
      if (field.fileName().isEmpty()) {
        add(values, field.field(), field.text());
      }
    }
    if (fromJson && request.body().bytes().length > 0) {
      JsonNode object = json(request);
      if (!object.isObject()) {
        throw new ProblemException(
            new Problem(
                ProblemCode.L011,
                "the body is no object: expected the parameters as members of one",
                new SourcePlace("body", 1, 1),
                null));
      }
      object.properties().forEach(member -> addAll(values, member.getKey(), member.getValue()));
    }
    return new Request(
        request.method(),
        request.path(),
        values,
        request.headers(),
        request.body(),
        request.user());
  }

  private static void addAll(Map<String, List<String>> values, String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(each -> add(values, name, text(each)));
    } else if (!value.isNull()) {
      add(values, name, text(value));
    }
  }

  /** What is no single value stays JSON, and will not fit any parameter. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static void add(Map<String, List<String>> values, String name, String value) {
    List<String> more = new ArrayList<>(values.getOrDefault(name, List.of()));
    more.add(value);
    values.put(name, List.copyOf(more));
  }
}
