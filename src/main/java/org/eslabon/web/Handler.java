package org.eslabon.web;

import java.util.Optional;

/** Answers some requests. Safe for use by several threads at once. */
@FunctionalInterface
public interface Handler {

  /**
   * The answer, or empty when the request is for somebody else.
   *
   * @throws org.eslabon.problem.ProblemException when the asker can mend something; whoever calls
   *     turns it into a problem document
   */
  Optional<Answer> answer(Request request);
}
