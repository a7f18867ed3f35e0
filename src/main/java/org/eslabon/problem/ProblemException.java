package org.eslabon.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Bad input, with every problem found in it. Whoever throws it has changed nothing. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a ProblemException needs at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  public ProblemException(Problem problem) {
    this(List.of(problem));
  }

  /** All problems, in the order they were found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
