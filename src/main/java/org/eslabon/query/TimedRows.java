package org.eslabon.query;

import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Rows that say in our words that the time is over, and do something when they are closed. */
final class TimedRows extends RowSetWrapper {

  private final QueryLimits limits;
  private final Runnable atClose;

  TimedRows(RowSet rows, QueryLimits limits, Runnable atClose) {
    super(rows);
    this.limits = limits;
    this.atClose = atClose;
  }

  @Override
  public boolean hasNext() {
    return within(limits, super::hasNext);
  }

  @Override
  public Binding next() {
    return within(limits, super::next);
  }

  @Override
  public void close() {
    super.close();
    atClose.run();
  }

  /** Runs a step of a query and turns Jena's cancellation into a problem. */
  static <T> T within(QueryLimits limits, Supplier<T> step) {
    try {
      return step.get();
    } catch (QueryCancelledException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.Q301,
              "the query was stopped after " + limits.time().toMillis() / 1000.0 + " s",
              null,
              "ask for less: bind a parameter, add LIMIT, or raise the time limit"));
    }
  }
}
