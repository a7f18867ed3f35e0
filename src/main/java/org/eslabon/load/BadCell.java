package org.eslabon.load;

import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/** A cell that cannot be read, without its place. Cheap: a file may hold a million of them. */
final class BadCell extends Exception {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final @Nullable String hint;

  BadCell(ProblemCode code, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  Problem at(SourcePlace place, String column) {
    return new Problem(code, "`" + column + "`: " + getMessage(), place, hint);
  }
}
