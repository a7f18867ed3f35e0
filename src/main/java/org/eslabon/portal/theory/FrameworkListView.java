package org.eslabon.portal.theory;

import java.util.List;

/** The frameworks of the sources, in the order of their numbers. Immutable. */
public record FrameworkListView(List<Row> rows) {

  /** Copies the list. */
  public FrameworkListView {
    rows = List.copyOf(rows);
  }

  /**
   * One framework.
   *
   * @param notation its name in addresses and headers
   * @param question what it asks
   * @param criteria how many it has
   * @param things how many things somebody or something answered one of them for
   */
  public record Row(String notation, String label, String question, long criteria, long things) {}
}
