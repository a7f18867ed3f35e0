package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.lookup.ThingStatements;
import org.eslabon.portal.thing.FactSheet.Group;
import org.eslabon.portal.thing.FactSheet.Incoming;
import org.eslabon.portal.thing.FactSheet.Kind;
import org.eslabon.portal.thing.FactSheet.Origin;
import org.eslabon.portal.thing.FactSheet.Value;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.eslabon.portal.visit.Visit;
import org.eslabon.store.GraphNames;

/** Reads what is said of a thing, once, for all parts of a page. */
public final class FactReader {

  /** What a person reads of a list before it is parted. */
  private static final int MOST_ROWS = 100;

  private final Reading reading;
  private final Node thing;
  private final Map<Node, Map<Node, List<Origin>>> facts;

  private FactReader(Reading reading, Node thing, Map<Node, Map<Node, List<Origin>>> facts) {
    this.reading = reading;
    this.thing = thing;
    this.facts = facts;
  }

  public static FactReader of(Reading reading, Node thing) {
    Map<Node, Map<Node, List<Origin>>> facts = new LinkedHashMap<>();
    List<Quad> quads = reading.statements().about(thing);
    for (Quad quad : quads) {
      if (!quad.getPredicate().equals(ThingStatements.ROW)) {
        List<Origin> origins = origins(facts, quad.getPredicate(), quad.getObject());
        ThingStatements.rows(quads, quad.getGraph())
            .forEach(row -> origins.add(origin(reading, quad.getGraph(), row)));
      }
    }
    return new FactReader(reading, thing, facts);
  }

  private static List<Origin> origins(
      Map<Node, Map<Node, List<Origin>>> facts, Node property, Node value) {
    return facts
        .computeIfAbsent(property, any -> new LinkedHashMap<>())
        .computeIfAbsent(value, any -> new ArrayList<>());
  }

  public static Origin origin(Reading reading, Node graph, String row) {
    if (GraphNames.isInferred(graph)) {
      String rule = SafeText.of(GraphNames.ruleOf(graph));
      return new Origin(Kind.INFERRED, rule, "", reading.visit().links().to("/rules/" + rule));
    }
    String name = graph.toString();
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (GraphNames.isTheory(graph)) {
      return new Origin(Kind.THEORY, SafeText.of(last), "", "");
    }
    String file = reading.statements().file(graph).orElse(last);
    return new Origin(Kind.ASSERTED, SafeText.of(file), SafeText.of(row), "");
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
    facts.keySet().forEach(property -> groups.add(group(property)));
    groups.sort(byLabel());
    return new FactSheet(groups);
  }

  /** The first values; of a hub a page does not show thousands. */
  private Group group(Node property) {
    Map<Node, List<Origin>> all = facts.getOrDefault(property, Map.of());
    List<Value> first = new ArrayList<>();
    all.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(entry -> first.add(value(property, entry.getKey(), entry.getValue())));
    return new Group(reading.name(property), first, all.size() - first.size());
  }

  private static Comparator<Group> byLabel() {
    return Comparator.comparing(group -> group.property().label());
  }

  /** What other things say of this one: a part of it where it is long. */
  static Incoming incoming(Reading reading, Node thing) {
    int page = page(reading.visit());
    List<Quad> all = reading.statements().to(thing);
    int first = isPaged(reading) ? Math.min(all.size(), (page - 1) * MOST_ROWS) : 0;
    int end = isPaged(reading) ? Math.min(all.size(), first + MOST_ROWS) : all.size();
    Map<Node, Map<Node, List<Origin>>> found = new LinkedHashMap<>();
    for (Quad quad : all.subList(first, end)) {
      origins(found, quad.getPredicate(), quad.getSubject())
          .add(origin(reading, quad.getGraph(), ""));
    }
    List<Group> groups = new ArrayList<>();
    found.forEach(
        (property, others) -> {
          List<Value> values = new ArrayList<>();
          others.forEach(
              (other, origins) -> {
                String why = reading.why(other, property, thing);
                values.add(new Value(reading.name(other), origins, why));
              });
          groups.add(new Group(reading.name(property), values, 0));
        });
    groups.sort(byLabel());
    String before = page > 1 ? address(reading, thing, page - 1) : "";
    String after = end < all.size() ? address(reading, thing, page + 1) : "";
    return new Incoming(new FactSheet(groups), page, before, after);
  }

  /** A static copy has no parameters, so it holds a list as a whole. */
  private static boolean isPaged(Reading reading) {
    return reading.visit().links() instanceof ServedLinks;
  }

  private static int page(Visit visit) {
    return visit
        .parameter("in")
        .filter(number -> number.matches("[1-9]\\d{0,5}"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  private static String address(Reading reading, Node thing, int page) {
    String path = reading.visit().links().pathOf(thing).replaceFirst("#.*$", "");
    String separator = path.indexOf('?') < 0 ? "?" : "&";
    return reading.visit().links().to(path + separator + "in=" + page + "#incoming");
  }
}
