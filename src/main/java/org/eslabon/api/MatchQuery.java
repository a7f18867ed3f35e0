package org.eslabon.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * One name to be matched, as clients of version 0.2 and of the 1.0 draft ask. Immutable.
 *
 * @param name what stands in the cell; may be empty when there are conditions
 * @param types of which the thing has one; any when empty
 * @param limit candidates at most
 * @param conditions what else is known
 */
record MatchQuery(String name, List<String> types, int limit, List<Condition> conditions) {

  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final int LONGEST = 1000;

  /**
   * A value that the thing should have.
   *
   * @param property IRI or name of a property
   * @param values any of them will do, or all or none, as {@code quantifier} says
   * @param required whether a thing without is no candidate
   */
  record Condition(String property, List<String> values, Quantifier quantifier, boolean required) {}

  /** How many of the values a thing has to have. */
  enum Quantifier {
    ANY,
    ALL,
    NONE
  }

  MatchQuery {
    types = List.copyOf(types);
    conditions = List.copyOf(conditions);
  }

  /**
   * Reads a query of either version.
   *
   * @param place which query of the batch, as an error says it
   * @throws ProblemException Q204 when it is none
   */
  static MatchQuery of(JsonNode json, String place) {
    if (json.isTextual()) {
      return new MatchQuery(bounded(json.asText(), place), List.of(), USUAL, List.of());
    }
    if (!json.isObject()) {
      throw wrong(place, "a query is an object", "as in {\"query\": \"Gamarra\"}");
    }
    List<String> types = new ArrayList<>();
    JsonNode type = json.path("type");
    (type.isArray() ? type : List.of(type)).forEach(each -> types.add(id(each)));
    types.removeIf(String::isBlank);
    StringBuilder name = new StringBuilder(bounded(json.path("query").asText(""), place));
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode property : json.path("properties")) {
      conditions.add(condition(property, place));
    }
    for (JsonNode condition : json.path("conditions")) {
      if (condition.path("matchType").asText().equals("name")) {
        values(condition.path("v"), place).stream().limit(1).forEach(name::append);
      } else {
        conditions.add(condition(condition, place));
      }
    }
    if (name.toString().isBlank() && conditions.isEmpty()) {
      throw wrong(place, "nothing is asked for", "give `query`, `properties` or `conditions`");
    }
    return new MatchQuery(name.toString(), types, limit(json.path("limit"), place), conditions);
  }

  private static int limit(JsonNode limit, String place) {
    if (limit.isMissingNode() || limit.isNull()) {
      return USUAL;
    }
    if (!limit.canConvertToInt() || limit.asInt() < 1) {
      throw wrong(place, "`limit` is no number of candidates", "from 1 to " + MOST);
    }
    return Math.min(limit.asInt(), MOST);
  }

  private static Condition condition(JsonNode json, String place) {
    String property = json.path("pid").asText("");
    if (property.isBlank()) {
      throw wrong(place, "a property has no `pid`", "as in {\"pid\": \"country\", \"v\": \"PE\"}");
    }
    Quantifier quantifier =
        switch (json.path("matchQuantifier").asText("any")) {
          case "all" -> Quantifier.ALL;
          case "none" -> Quantifier.NONE;
          default -> Quantifier.ANY;
        };
    return new Condition(
        property, values(json.path("v"), place), quantifier, json.path("required").asBoolean());
  }

  private static List<String> values(JsonNode value, String place) {
    List<String> values = new ArrayList<>();
    (value.isArray() ? value : List.of(value))
        .forEach(each -> values.add(bounded(id(each), place)));
    values.removeIf(String::isBlank);
    return values;
  }

  /** A value that was matched before comes as an object with its id. */
  private static String id(JsonNode value) {
    return value.isObject() ? value.path("id").asText("") : value.asText("");
  }

  private static String bounded(String text, String place) {
    if (text.length() > LONGEST) {
      throw wrong(place, "a name has more than " + LONGEST + " characters", null);
    }
    return text;
  }

  static ProblemException wrong(String place, String message, @Nullable String hint) {
    return new ProblemException(
        new Problem(ProblemCode.Q204, message, SourcePlace.parameter(place), hint));
  }
}
