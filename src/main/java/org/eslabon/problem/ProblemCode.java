package org.eslabon.problem;

/**
 * Stable codes of everything a user can get wrong: L load, C check, R rules, Q query, S store and
 * server. A code is never reused for another meaning.
 */
public enum ProblemCode {
  /** A file or folder that cannot be read. */
  L001("unreadable input"),
  /** A query that is not SPARQL. */
  Q101("query syntax"),
  /** A query whose header does not say what it must, or says what it must not. */
  Q102("query header"),
  /** A declared parameter that the query does not use. */
  Q103("unused parameter"),
  /** A variable that nothing binds and no header declares. */
  Q104("variable never bound"),
  /** A parameter whose value cannot enter the query. */
  Q105("parameter cannot be set"),
  /** A query that would call another endpoint. */
  Q106("SERVICE refused"),
  /** An optional parameter without whose value the query finds nothing. */
  Q107("parameter cannot be left out"),
  /** A query that the catalogue does not have. */
  Q201("unknown query"),
  /** A value for a parameter that the query does not have. */
  Q202("unknown parameter"),
  /** A required parameter without a value. */
  Q203("missing parameter"),
  /** A value that is not of the parameter's type. */
  Q204("wrong value"),
  /** A thing that the graph does not know. */
  Q205("unknown thing"),
  /** A format that cannot hold this kind of answer. */
  Q206("format does not fit"),
  /** A query that did not end within the time limit. */
  Q301("time limit"),
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
