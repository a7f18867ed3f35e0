package org.eslabon.portal.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Something that the map shows, or would show if anybody knew its place. Immutable.
 *
 * @param kind {@code cluster}, {@code firm} or {@code institution}
 * @param country ISO 3166-1 alpha-2, or empty
 * @param year of its numbers, or empty
 * @param numbers what is known of its size
 * @param aspects what is known of it otherwise, each with its values
 */
public record MapThing(
    Node node,
    String label,
    String kind,
    String country,
    String year,
    Optional<Place> place,
    Map<MapSize, Double> numbers,
    Map<MapAspect, List<Node>> aspects) {

  public MapThing {
    numbers = Map.copyOf(numbers);
    aspects = Map.copyOf(aspects);
  }

  /** The values of an aspect, none when nobody knows. */
  public List<Node> values(MapAspect aspect) {
    return aspects.getOrDefault(aspect, List.of());
  }

  /** Whether an aspect has a value that ends in a local name. */
  boolean has(MapAspect aspect, String local) {
    return values(aspect).stream()
        .anyMatch(value -> value.getURI().replaceFirst("^.*[/#]", "").equals(local));
  }
}
