package org.eslabon.portal.map;

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
    Listed placed,
    Listed unplaced,
    String parameters,
    String embed,
    String query) {

  public MapPage {
    filters = List.copyOf(filters);
  }

  /**
   * A list beside the map, or the beginning of a long one.
   *
   * @param total how long it is
   * @param whole address of the page with all of it; empty when this is all
   */
  public record Listed(List<Row> rows, int total, String whole) {

    /** What a page shows of a list: it should not wait for names far below. */
    private static final int MOST = 100;

    public Listed {
      rows = List.copyOf(rows);
    }

    /** The beginning, when there is a page for the whole. */
    static Listed beginning(List<Row> rows, String whole) {
      return whole.isEmpty() || rows.size() <= MOST
          ? new Listed(rows, rows.size(), "")
          : new Listed(rows.subList(0, MOST), rows.size(), whole);
    }
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
