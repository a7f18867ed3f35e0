package org.eslabon.portal.map;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eslabon.model.DataIris;
import org.eslabon.web.Request;

/**
 * What a reader wants to see on the map. What makes no sense is taken as not chosen. Immutable.
 *
 * @param filters name of a filter to what is chosen; without those where all is
 * @param size what the size of symbols tells
 * @param colour what their colour tells
 */
public record MapChoice(Map<String, String> filters, MapSize size, MapAspect colour) {

  private static final String LATIN_AMERICA = "latin-america";

  private static final Map<String, String> DEFAULTS =
      Map.of("kind", "cluster", "area", LATIN_AMERICA);

  public MapChoice {
    filters = Map.copyOf(filters);
  }

  /** What is shown when nothing is chosen: the clusters of Latin America, coloured by phase. */
  static MapChoice first() {
    return new MapChoice(Map.of(), MapSize.RECORDED, MapAspect.PHASE);
  }

  static MapChoice of(Request request) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (String name : new String[] {"area", "kind", "country", "sector", "phase", "governance"}) {
      request.parameter(name).ifPresent(value -> filters.put(name, value));
    }
    MapSize size =
        Arrays.stream(MapSize.values())
            .filter(each -> request.parameter("size").filter(each.word()::equals).isPresent())
            .findFirst()
            .orElse(MapSize.RECORDED);
    MapAspect colour =
        Arrays.stream(MapAspect.values())
            .filter(each -> request.parameter("colour").filter(each.word()::equals).isPresent())
            .findFirst()
            .orElse(MapAspect.PHASE);
    return new MapChoice(filters, size, colour);
  }

  /** What is chosen of a filter; empty for everything. */
  public String chosen(String filter) {
    return filters.getOrDefault(filter, DEFAULTS.getOrDefault(filter, ""));
  }

  /** The same with the whole world, unless an area was chosen. */
  MapChoice everywhere() {
    Map<String, String> more = new TreeMap<>(filters);
    more.putIfAbsent("area", "all");
    return new MapChoice(more, size, colour);
  }

  boolean shows(MapThing thing) {
    return isOrAll("kind", thing.kind())
        && isOrAll("country", thing.country())
        && hasOrAll(thing, MapAspect.SECTOR)
        && hasOrAll(thing, MapAspect.PHASE)
        && hasOrAll(thing, MapAspect.GOVERNANCE)
        && (!chosen("area").equals(LATIN_AMERICA)
            || thing.place().map(MapChoice::isInLatinAmerica).orElse(true));
  }

  private boolean isOrAll(String filter, String value) {
    String chosen = chosen(filter);
    return chosen.isEmpty() || chosen.equals("all") || chosen.equals(value);
  }

  private boolean hasOrAll(MapThing thing, MapAspect aspect) {
    String chosen = chosen(aspect.word());
    return chosen.isEmpty() || thing.has(aspect, chosen);
  }

  /** From the Río Bravo to Cape Horn, with the Caribbean. */
  private static boolean isInLatinAmerica(Place place) {
    return place.longitude() > -118
        && place.longitude() < -34
        && place.latitude() > -56
        && place.latitude() < 32.8;
  }

  /** The same choice in an address: empty, or with a question mark before it. */
  public String parameters() {
    Map<String, String> all = new TreeMap<>(filters);
    if (size != MapSize.RECORDED) {
      all.put("size", size.word());
    }
    if (colour != MapAspect.PHASE) {
      all.put("colour", colour.word());
    }
    return all.isEmpty()
        ? ""
        : all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + DataIris.encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }
}
