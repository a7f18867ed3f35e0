package org.eslabon.portal;

import java.util.List;

/**
 * The page with the map. Immutable.
 *
 * @param filters what can be chosen
 * @param placed what is drawn, by name
 * @param unplaced what is chosen and cannot be drawn
 * @param parameters the choice as it stands in an address
 * @param embed one line that shows the map in another site
 * @param query address of the editor with the query of this map
 */
public record MapPage(
    List<Filter> filters,
    MapPicture picture,
    List<Row> placed,
    List<Row> unplaced,
    String parameters,
    String embed,
    String query) {

  public MapPage {
    filters = List.copyOf(filters);
    placed = List.copyOf(placed);
    unplaced = List.copyOf(unplaced);
  }

  /** A list to choose from. */
  public record Filter(String name, String label, List<Option> options) {

    public Filter {
      options = List.copyOf(options);
    }
  }

  /** One of a list. */
  public record Option(String value, String text, boolean chosen) {}

  /** A line of the list beside the map. */
  public record Row(String href, String label, String country, String said) {}
}
