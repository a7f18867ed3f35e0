package org.eslabon.problem;

/**
 * Stable codes of everything a user can get wrong: L load, C check, R rules, Q query, S store and
 * server. A code is never reused for another meaning.
 */
public enum ProblemCode {
  /** A file or folder that cannot be read. */
  L001("unreadable input");

  private final String title;

  ProblemCode(String title) {
    this.title = title;
  }

  /** What the code stands for, in a few words. */
  public String title() {
    return title;
  }
}
