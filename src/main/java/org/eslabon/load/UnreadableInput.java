package org.eslabon.load;

import java.io.IOException;
import org.eslabon.problem.Problem;

/** A file that cannot be read any further, and why. */
final class UnreadableInput extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnreadableInput(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
