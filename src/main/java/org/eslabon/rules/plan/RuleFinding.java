package org.eslabon.rules.plan;

import org.eslabon.rules.Rule;

/**
 * Something about a rule that is no error, and that its author may want to know. Immutable.
 *
 * @param message in lower case, names in backticks
 */
public record RuleFinding(Kind kind, Rule rule, String message) {

  /** What was found. */
  public enum Kind {
    UNUSED("is unused"),
    SHADOWED("is superfluous"),
    NEVER("never fires"),
    ORDER("has its order ignored");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
