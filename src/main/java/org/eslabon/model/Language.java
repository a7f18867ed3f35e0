package org.eslabon.model;

import java.util.Locale;

/** The two languages that people are answered in. */
public enum Language {
  EN,
  ES;

  /** The tag of a literal in this language. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
