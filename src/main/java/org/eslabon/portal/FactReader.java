package org.eslabon.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Esl;
import org.eslabon.portal.FactSheet.Group;
import org.eslabon.portal.FactSheet.Incoming;
import org.eslabon.portal.FactSheet.Kind;
import org.eslabon.portal.FactSheet.Origin;
import org.eslabon.portal.FactSheet.Value;
import org.eslabon.portal.PageQuery.Row;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/** Reads what is said of a thing, once, for all parts of a page. */
final class FactReader {

  /** What a person reads of a list before it is parted. */
  private static final int MOST_ROWS = 100;

  private static final Node ROW = Esl.term("rowNumber");

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
    for (Quad quad : quads(reading.data(), thing)) {
      facts
          .computeIfAbsent(quad.getPredicate(), any -> new LinkedHashMap<>())
          .computeIfAbsent(quad.getObject(), any -> new ArrayList<>())
          .add(origin(reading, quad));
    }
    return new FactReader(reading, thing, facts);
  }

  /**
   * What the query {@code thing-facts} gives, which people can open in the editor. Every page needs
   * it, and asking each graph by itself takes a fourth of the time of a page.
   */
  private static List<Quad> quads(DatasetGraph data, Node thing) {
    List<Quad> quads = new ArrayList<>();
    data.findNG(Node.ANY, thing, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (!quad.getPredicate().equals(ROW)) {
                quads.add(quad);
              }
            });
    quads.sort(
        Comparator.comparing(Quad::getPredicate, FactReader::inOrder)
            .thenComparing(Quad::getObject, FactReader::inOrder)
            .thenComparing(Quad::getGraph, FactReader::inOrder));
    return quads;
  }

  /** The order of ORDER BY. */
  private static int inOrder(Node one, Node other) {
    return NodeValue.compareAlways(NodeValue.makeNode(one), NodeValue.makeNode(other));
  }

  private static Origin origin(Reading reading, Quad quad) {
    DatasetGraph data = reading.data();
    Node graph = quad.getGraph();
    return origin(
        reading,
        graph,
        object(data, GraphNames.PROVENANCE, graph, DCTerms.title.asNode()),
        object(data, graph, quad.getSubject(), ROW));
  }

  private static @Nullable Node object(DatasetGraph data, Node graph, Node subject, Node property) {
    Iterator<Quad> found = data.find(graph, subject, property, Node.ANY);
    return found.hasNext() ? found.next().getObject() : null;
  }

  private static void add(
      Reading reading, Map<Node, Map<Node, List<Origin>>> facts, Row row, Node value) {
    facts
        .computeIfAbsent(row.node("property"), any -> new LinkedHashMap<>())
        .computeIfAbsent(value, any -> new ArrayList<>())
        .add(origin(reading, row));
  }

  static Origin origin(Reading reading, Row row) {
    Node file = row.find("file").orElse(null);
    return origin(reading, row.node("graph"), file, row.find("row").orElse(null));
  }

  private static Origin origin(
      Reading reading, Node graph, @Nullable Node file, @Nullable Node row) {
    if (GraphNames.isInferred(graph)) {
      String rule = SafeText.of(GraphNames.ruleOf(graph));
      return new Origin(Kind.INFERRED, rule, "", reading.visit().links().to("/rules/" + rule));
    }
    String last = graph.toString().replaceFirst("^.*/", "");
    if (GraphNames.isTheory(graph)) {
      return new Origin(Kind.THEORY, SafeText.of(last), "", "");
    }
    String place = file == null ? last : file.getLiteralLexicalForm();
    String line = row == null || !row.isLiteral() ? "" : row.getLiteralLexicalForm();
    return new Origin(Kind.ASSERTED, SafeText.of(place), SafeText.of(line), "");
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
    List<Row> rows = rows(reading, thing, page);
    boolean goesOn = rows.size() > MOST_ROWS && isPaged(reading);
    Map<Node, Map<Node, List<Origin>>> found = new LinkedHashMap<>();
    for (Row row : goesOn ? rows.subList(0, MOST_ROWS) : rows) {
      add(reading, found, row, row.node("other"));
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
    String after = goesOn ? address(reading, thing, page + 1) : "";
    return new Incoming(new FactSheet(groups), page, before, after);
  }

  private static List<Row> rows(Reading reading, Node thing, int page) {
    Map<String, Node> values = Map.of("thing", thing);
    if (!isPaged(reading)) {
      return PageQuery.named("thing-incoming").about(reading.visit().graph(), values);
    }
    Query query = PageQuery.named("thing-incoming").query().cloneQuery();
    query.setLimit(MOST_ROWS + 1L);
    query.setOffset((page - 1L) * MOST_ROWS);
    return new PageQuery(query).about(reading.visit().graph(), values);
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
