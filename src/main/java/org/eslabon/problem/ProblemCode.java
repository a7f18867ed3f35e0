package org.eslabon.problem;

/**
 * Stable codes of everything a user can get wrong: L load, C check, R rules, Q query, S store and
 * server. A code is never reused for another meaning.
 */
public enum ProblemCode {
  /** A file or folder that cannot be read. */
  L001("unreadable input"),
  /** A folder that cannot hold a store. */
  S001("unusable store"),
  /** A store that another process has open, or whose files are damaged. */
  S002("store in use");

  private final String title;

  ProblemCode(String title) {
    this.title = title;
  }

  /** What the code stands for, in a few words. */
  public String title() {
    return title;
  }
}
