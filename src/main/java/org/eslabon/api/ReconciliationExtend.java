package org.eslabon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.NodeValue;
import org.eslabon.answer.JsonText;
import org.eslabon.web.Request;

/** Data extension: values of properties of things, to go into new columns of somebody's table. */
record ReconciliationExtend(ThingFacts facts) {

  private static final int MOST_IDS = 2000;
  private static final int MOST_PROPERTIES = 50;

  /**
   * The values that are asked for.
   *
   * @param draft whether to write them as the 1.0 draft does
   */
  ObjectNode rows(JsonNode asked, boolean draft) {
    JsonNode ids = asked.path("ids");
    JsonNode properties = asked.path("properties");
    if (!ids.isArray() || !properties.isArray()) {
      throw MatchQuery.wrong(
          "extend",
          "`ids` and `properties` are no arrays",
          "as in {\"ids\": [\"…\"], \"properties\": [{\"id\": \"country\"}]}");
    }
    if (ids.size() > MOST_IDS || properties.size() > MOST_PROPERTIES) {
      throw MatchQuery.wrong(
          "extend",
          "too much at once: at most " + MOST_IDS + " ids and " + MOST_PROPERTIES + " properties",
          null);
    }
    ObjectNode answer = JsonText.MAPPER.createObjectNode();
    ArrayNode meta = answer.putArray("meta");
    for (JsonNode property : properties) {
      String id = property.path("id").asText();
      meta.addObject().put("id", id).put("name", facts.labels().of(facts.property(id)));
    }
    if (draft) {
      ArrayNode rows = answer.putArray("rows");
      ids.forEach(id -> rows.add(draftRow(id.asText(), properties)));
    } else {
      ObjectNode rows = answer.putObject("rows");
      for (JsonNode id : ids) {
        ObjectNode row = rows.putObject(id.asText());
        for (JsonNode property : properties) {
          row.set(property.path("id").asText(), values(id.asText(), property));
        }
      }
    }
    return answer;
  }

  private ObjectNode draftRow(String id, JsonNode properties) {
    ObjectNode row = JsonText.MAPPER.createObjectNode().put("id", id);
    ArrayNode all = row.putArray("properties");
    for (JsonNode property : properties) {
      ObjectNode each = all.addObject().put("id", property.path("id").asText());
      each.set("values", values(id, property));
    }
    return row;
  }

  private ArrayNode values(String id, JsonNode property) {
    ArrayNode values = JsonText.MAPPER.createArrayNode();
    Node thing = NodeFactory.createURI(id);
    List<Node> found =
        new ArrayList<>(facts.values(thing, facts.property(property.path("id").asText())));
    int most = property.path("settings").path("limit").asInt(found.size());
    found.stream().limit(Math.max(0, most)).forEach(value -> values.add(value(value)));
    return values;
  }

  private ObjectNode value(Node value) {
    ObjectNode cell = JsonText.MAPPER.createObjectNode();
    if (value.isURI()) {
      return cell.put("id", value.getURI()).put("name", facts.labels().of(value));
    }
    if (value.isLiteral()) {
      NodeValue number = NodeValue.makeNode(value);
      if (number.isInteger() && number.getInteger().bitLength() < Long.SIZE) {
        return cell.put("int", number.getInteger().longValue());
      }
      if (number.isNumber() && Double.isFinite(number.getDouble())) {
        return cell.put("float", number.getDouble());
      }
      return cell.put("str", value.getLiteralLexicalForm());
    }
    return cell.put("str", value.toString());
  }

  /** Properties that things of a type have, to choose from. */
  ObjectNode properties(Request request) {
    ObjectNode answer = JsonText.MAPPER.createObjectNode();
    String type = request.parameter("type").orElse(NameIndex.TYPES.get(0).getURI());
    answer.put("type", type);
    ArrayNode list = answer.putArray("properties");
    CandidateJson writer = new CandidateJson(facts);
    facts.propertiesOf(facts.property(type)).forEach(each -> list.add(writer.named(each)));
    return answer;
  }
}
