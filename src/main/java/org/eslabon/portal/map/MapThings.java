package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Reading;

/**
 * All that a map can show, in one language. Immutable.
 *
 * @param things by name
 * @param classes the classes of sectors that things name themselves
 * @param names what the values of aspects are called
 */
record MapThings(List<MapThing> things, Set<Node> classes, Map<Node, String> names) {

  private static final Pattern POINT =
      Pattern.compile("\\s*POINT\\s*\\(\\s*(\\S+)\\s+(\\S+?)\\s*\\)\\s*", Pattern.CASE_INSENSITIVE);

  MapThings {
    things = List.copyOf(things);
    classes = Set.copyOf(classes);
    names = Map.copyOf(names);
  }

  static MapThings read(Reading reading) {
    Map<Node, Map<MapAspect, List<Node>>> aspects = new HashMap<>();
    Map<Node, String> names = new HashMap<>();
    Set<Node> classes = new LinkedHashSet<>();
    for (Row row : PageQuery.named("map-aspects").rows(reading.data())) {
      Node value = row.node("value");
      names.computeIfAbsent(value, any -> SafeText.of(reading.labels().of(value)));
      if (row.text("aspect").equals("class")) {
        classes.add(value);
      } else {
        aspects
            .computeIfAbsent(row.node("thing"), any -> new EnumMap<>(MapAspect.class))
            .computeIfAbsent(
                MapAspect.valueOf(row.text("aspect").toUpperCase(Locale.ROOT)),
                any -> new ArrayList<>())
            .add(value);
      }
    }
    Map<Node, MapThing> things = new LinkedHashMap<>();
    for (Row row : PageQuery.named("map-things").rows(reading.data())) {
      Node thing = row.node("thing");
      Node kind = row.node("kind");
      names.computeIfAbsent(kind, any -> SafeText.of(reading.labels().of(kind)));
      Map<MapAspect, List<Node>> known =
          aspects.computeIfAbsent(thing, any -> new EnumMap<>(MapAspect.class));
      known.put(MapAspect.KIND, List.of(kind));
      // a thing with several places is shown at the first
      things.putIfAbsent(thing, thing(reading, row, known));
    }
    return new MapThings(
        things.values().stream()
            .sorted(Comparator.comparing(MapThing::label, String.CASE_INSENSITIVE_ORDER))
            .toList(),
        classes,
        names);
  }

  private static MapThing thing(Reading reading, Row row, Map<MapAspect, List<Node>> aspects) {
    Map<MapSize, Double> numbers = new EnumMap<>(MapSize.class);
    for (MapSize size : MapSize.values()) {
      row.find(size.word()).flatMap(MapThings::number).ifPresent(n -> numbers.put(size, n));
    }
    return new MapThing(
        row.node("thing"),
        SafeText.of(reading.labels().of(row.node("thing"))),
        row.node("kind").getURI().substring(Esl.NS.length()).toLowerCase(Locale.ROOT),
        row.text("country"),
        row.text("year"),
        place(row.text("wkt")),
        numbers,
        aspects);
  }

  private static Optional<Double> number(Node node) {
    return node.isLiteral() && node.getLiteralValue() instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  /** The place of a WKT point; what is no point on the globe has no place on a map of points. */
  static Optional<Place> place(String wkt) {
    Matcher point = POINT.matcher(wkt.replaceFirst("^<[^>]*CRS84>\\s*", ""));
    if (!point.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Place(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))));
    } catch (IllegalArgumentException notOnTheGlobe) {
      return Optional.empty();
    }
  }

  /** What a value of an aspect is called. */
  String name(Node value) {
    return names.getOrDefault(value, "");
  }
}
