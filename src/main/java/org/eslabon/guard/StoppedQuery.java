package org.eslabon.guard;

import org.apache.jena.query.QueryCancelledException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;

/**
 * A query that was ended at a limit. It is a cancellation to ARQ, which lets it pass through every
 * operator and closes them.
 */
public final class StoppedQuery extends QueryCancelledException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  StoppedQuery(Problem problem) {
    this.problem = problem;
  }

  /** Which limit, and what to do about it. */
  public Problem problem() {
    return problem;
  }

  /** The same for whoever expects a problem. */
  public ProblemException asProblem() {
    ProblemException failure = new ProblemException(problem);
    failure.initCause(this);
    return failure;
  }

  @Override
  public String getMessage() {
    return problem.message();
  }
}
