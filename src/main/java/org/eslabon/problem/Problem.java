package org.eslabon.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing the user can mend. Immutable.
 *
 * @param code stable code, for scripts and for looking it up
 * @param message lower case, the offending name in backticks, what was expected
 * @param place where, or {@code null} when there is no file to point at
 * @param hint the nearest known name or the next step, or {@code null}
 */
public record Problem(
    ProblemCode code, String message, @Nullable SourcePlace place, @Nullable String hint) {

  /** The problem as people read it: {@code error[R202]: …}, the place and the hint below. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("error[").append(code.name()).append("]: ").append(message);
    if (place != null) {
      text.append("\n  --> ").append(place);
    }
    if (hint != null) {
      text.append("\n  hint: ").append(hint);
    }
    return text.toString();
  }
}
