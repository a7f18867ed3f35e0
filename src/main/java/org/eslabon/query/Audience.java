package org.eslabon.query;

import java.util.Locale;

/** Whom a query serves first. */
public enum Audience {
  /** Writes SPARQL and tests theories. */
  RESEARCHER,
  /** Publishes cluster maps and profiles. */
  PORTAL,
  /** Asks what limits upgrading and what could be done. */
  ANALYST;

  /** The word in the header of a query. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
