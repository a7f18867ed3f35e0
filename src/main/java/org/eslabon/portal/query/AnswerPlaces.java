package org.eslabon.portal.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.eslabon.query.WktPlace;

/**
 * Where the rows of an answer lie: at the WKT literals in them, or, in a row without one, where the
 * things in it lie. Within one read transaction.
 */
final class AnswerPlaces {

  private static final String GEO = "http://www.opengis.net/ont/geosparql#";
  private static final Node HAS_GEOMETRY = NodeFactory.createURI(GEO + "hasGeometry");
  private static final Node AS_WKT = NodeFactory.createURI(GEO + "asWKT");
  private static final int MOST_TEXT = 200;

  /**
   * Something that lies somewhere.
   *
   * @param label its name, or what is said instead of one
   * @param href its page, or empty
   * @param text what a reader hears of it
   */
  record Spot(String label, String href, String text, WktPlace place) {}

  private record Key(String label, String href, WktPlace place) {}

  private final Reading reading;
  private final List<String> columns;
  private final Map<Node, Optional<WktPlace>> known = new LinkedHashMap<>();
  private final Map<Key, List<String>> texts = new LinkedHashMap<>();

  private AnswerPlaces(Reading reading, List<String> columns) {
    this.reading = reading;
    this.columns = columns;
  }

  /** Where the rows lie; what several rows tell of one place of one thing is one. */
  static List<Spot> of(Reading reading, List<String> columns, List<List<QueryOutcome.Cell>> rows) {
    AnswerPlaces places = new AnswerPlaces(reading, columns);
    rows.forEach(places::add);
    return places.texts.entrySet().stream()
        .map(each -> spot(each.getKey(), each.getValue()))
        .toList();
  }

  private static Spot spot(Key key, List<String> texts) {
    String text = texts.stream().distinct().limit(3).collect(Collectors.joining(" · "));
    String more = texts.stream().distinct().count() > 3 ? " …" : "";
    String said = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT - 1) + "…" : text + more;
    return new Spot(key.label(), key.href(), said.isEmpty() ? key.label() : said, key.place());
  }

  private void add(List<QueryOutcome.Cell> row) {
    List<Ref> values = row.stream().map(QueryOutcome.Cell::value).filter(Objects::nonNull).toList();
    List<Ref> things =
        values.stream().filter(each -> each.node().isURI()).map(this::owner).toList();
    boolean isPlaced = false;
    for (Ref value : values) {
      Optional<WktPlace> place = WktPlace.of(value.node());
      if (place.isPresent()) {
        isPlaced = true;
        note(things.isEmpty() ? named(values) : things.get(0), place.get(), row);
      }
    }
    if (!isPlaced) {
      things.forEach(thing -> place(thing.node()).ifPresent(place -> note(thing, place, row)));
    }
  }

  /** A row without a thing is called by its first value. */
  private static Ref named(List<Ref> values) {
    return values.stream()
        .filter(value -> !WktPlace.isWkt(value.node()))
        .findFirst()
        .orElse(values.get(0));
  }

  private void note(Ref thing, WktPlace place, List<QueryOutcome.Cell> row) {
    Key key = new Key(thing.label(), thing.href(), place);
    texts.computeIfAbsent(key, any -> new ArrayList<>()).add(text(row));
  }

  private String text(List<QueryOutcome.Cell> row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Ref value = row.get(i).value();
      if (value != null && !WktPlace.isWkt(value.node())) {
        parts.add(columns.get(i) + ": " + value.label());
      }
    }
    return String.join("; ", parts);
  }

  /** A geometry is called by the thing that has it. */
  private Ref owner(Ref ref) {
    Iterator<Quad> owners = data().find(Node.ANY, Node.ANY, HAS_GEOMETRY, ref.node());
    return owners.hasNext() ? reading.name(owners.next().getSubject()) : ref;
  }

  private Optional<WktPlace> place(Node thing) {
    return known.computeIfAbsent(thing, this::recorded);
  }

  private Optional<WktPlace> recorded(Node thing) {
    Iterator<Quad> geometries = data().find(Node.ANY, thing, HAS_GEOMETRY, Node.ANY);
    while (geometries.hasNext()) {
      Iterator<Quad> texts = data().find(Node.ANY, geometries.next().getObject(), AS_WKT, Node.ANY);
      while (texts.hasNext()) {
        Optional<WktPlace> place = WktPlace.of(texts.next().getObject());
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private DatasetGraph data() {
    return reading.data();
  }
}
