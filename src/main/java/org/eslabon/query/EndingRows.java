package org.eslabon.query;

import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.guard.Guard;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Rows of a query that a guard may end, which they say in our words, and that do something when
 * they are closed.
 */
final class EndingRows extends RowSetWrapper {

  private final Guard guard;
  private final Runnable atClose;

  EndingRows(RowSet rows, Guard guard, Runnable atClose) {
    super(rows);
    this.guard = guard;
    this.atClose = atClose;
  }

  @Override
  public boolean hasNext() {
    return within(guard, super::hasNext);
  }

  @Override
  public Binding next() {
    return within(guard, super::next);
  }

  @Override
  public void close() {
    super.close();
    atClose.run();
  }

  /** Runs a step of a query and turns its end at a limit into a problem. */
  static <T> T within(Guard guard, Supplier<T> step) {
    try {
      return step.get();
    } catch (QueryCancelledException e) {
      throw new ProblemException(inWords(guard.reason(e), guard));
    } catch (StackOverflowError e) {
      throw new ProblemException(Guard.tooDeep());
    }
  }

  /** Whoever asks a named query can do other things about the time than who writes one. */
  private static Problem inWords(Problem reason, Guard guard) {
    return reason.code() == ProblemCode.Q301
        ? new Problem(
            ProblemCode.Q301,
            "the query was stopped after " + guard.budget().time().toMillis() / 1000.0 + " s",
            null,
            "ask for less: bind a parameter, add LIMIT, or raise the time limit")
        : reason;
  }
}
