package org.eslabon.column;

/** A line that is not a statement. Carries no stack trace: a file may have a million of them. */
final class LineError extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int at;

  /**
   * An error.
   *
   * @param at where in the buffer
   */
  LineError(String message, int at) {
    super(message, null, false, false);
    problem = message;
    this.at = at;
  }

  String problem() {
    return problem;
  }

  int at() {
    return at;
  }
}
