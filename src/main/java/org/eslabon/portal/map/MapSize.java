package org.eslabon.portal.map;

import java.util.Locale;

/** What the size of a symbol on the map tells. */
public enum MapSize {
  RECORDED,
  FIRMS,
  EMPLOYMENT,
  EXPORTS;

  /** The word in addresses, in the bundles of words, and the variable of the query. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
