package org.eslabon.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.portal.FactSheet.Group;
import org.eslabon.portal.FactSheet.Kind;
import org.eslabon.portal.FactSheet.Origin;
import org.eslabon.portal.FactSheet.Value;
import org.eslabon.portal.PageQuery.Row;
import org.eslabon.store.GraphNames;

/** Reads what is said of a thing, once, for all parts of a page. */
final class FactReader {

  private final Reading reading;
  private final Node thing;
  private final Map<Node, Map<Node, List<Origin>>> facts;

  private FactReader(Reading reading, Node thing, Map<Node, Map<Node, List<Origin>>> facts) {
    this.reading = reading;
    this.thing = thing;
    this.facts = facts;
  }

  static FactReader of(Reading reading, Node thing) {
    Map<Node, Map<Node, List<Origin>>> facts = new LinkedHashMap<>();
    for (Row row : reading.rows("thing-facts", thing)) {
      add(reading, facts, row, row.node("value"));
    }
    return new FactReader(reading, thing, facts);
  }

  private static void add(
      Reading reading, Map<Node, Map<Node, List<Origin>>> facts, Row row, Node value) {
    facts
        .computeIfAbsent(row.node("property"), any -> new LinkedHashMap<>())
        .computeIfAbsent(value, any -> new ArrayList<>())
        .add(origin(reading, row));
  }

  static Origin origin(Reading reading, Row row) {
    Node graph = row.node("graph");
    if (GraphNames.isInferred(graph)) {
      String rule = SafeText.of(GraphNames.ruleOf(graph));
      return new Origin(Kind.INFERRED, rule, "", reading.visit().links().to("/rules/" + rule));
    }
    String last = graph.toString().replaceFirst("^.*/", "");
    if (GraphNames.isTheory(graph)) {
      return new Origin(Kind.THEORY, SafeText.of(last), "", "");
    }
    String file = row.find("file").map(name -> name.getLiteralLexicalForm()).orElse(last);
    return new Origin(Kind.ASSERTED, SafeText.of(file), SafeText.of(row.text("row")), "");
  }

  /** Values of a property, in a stable order. */
  List<Value> values(Node property) {
    List<Value> values = new ArrayList<>();
    facts
        .getOrDefault(property, Map.of())
        .forEach((value, origins) -> values.add(value(property, value, origins)));
    return values;
  }

  private Value value(Node property, Node value, List<Origin> origins) {
    return new Value(reading.name(value), origins, reading.why(thing, property, value));
  }

  /** Names of the values of a property. */
  List<Ref> names(Node property) {
    return values(property).stream().map(Value::value).toList();
  }

  /** The first value of a property. */
  Optional<Ref> first(Node property) {
    return names(property).stream().findFirst();
  }

  boolean has(Node property, Node value) {
    return facts.getOrDefault(property, Map.of()).containsKey(value);
  }

  /** All of it. */
  FactSheet sheet() {
    List<Group> groups = new ArrayList<>();
    facts.keySet().forEach(property -> groups.add(group(property, this::values)));
    groups.sort(byLabel());
    return new FactSheet(groups);
  }

  private Group group(Node property, Function<Node, List<Value>> values) {
    return new Group(reading.name(property), values.apply(property));
  }

  private static Comparator<Group> byLabel() {
    return Comparator.comparing(group -> group.property().label());
  }

  /** What other things say of this one. */
  static FactSheet incoming(Reading reading, Node thing) {
    Map<Node, Map<Node, List<Origin>>> found = new LinkedHashMap<>();
    for (Row row : reading.rows("thing-incoming", thing)) {
      add(reading, found, row, row.node("other"));
    }
    List<Group> groups = new ArrayList<>();
    found.forEach(
        (property, others) -> {
          List<Value> values = new ArrayList<>();
          others.forEach(
              (other, origins) -> {
                Triple fact = Triple.create(other, property, thing);
                String why = reading.visit().links().to(FactAddress.why(fact));
                values.add(new Value(reading.name(other), origins, why));
              });
          groups.add(new Group(reading.name(property), values));
        });
    groups.sort(byLabel());
    return new FactSheet(groups);
  }
}
