package org.eslabon.portal.search;

import java.util.List;

/**
 * What was found. Immutable.
 *
 * @param sought what is looked for, or empty
 * @param total how much was found
 * @param groups by kind
 * @param index address of everything that can be found, for copies without a server
 */
public record SearchView(String sought, int total, List<Group> groups, String index) {

  /** Copies the list. */
  public SearchView {
    groups = List.copyOf(groups);
  }

  /**
   * What was found of one kind.
   *
   * @param total how much, of which the best is shown
   */
  public record Group(String kind, int total, List<Hit> hits) {

    /** Copies the list. */
    public Group {
      hits = List.copyOf(hits);
    }
  }

  /** One thing. */
  public record Hit(String label, String id, String href) {}
}
