package org.eslabon.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Rows that fail when there are too many. */
final class CountedRows extends RowSetWrapper {

  private final HttpServletRequest request;
  private final long limit;
  private long count;

  /**
   * @param request whose problem it is then: whoever writes rows may swallow the exception
   */
  CountedRows(RowSet rows, long limit, HttpServletRequest request) {
    super(rows);
    this.request = request;
    this.limit = limit;
  }

  @Override
  public Binding next() {
    Binding row = super.next();
    count++;
    if (count > limit) {
      ProblemException failure = tooMany(limit, "rows");
      Refusal.note(request, failure.problems());
      throw failure;
    }
    return row;
  }

  /** Says that an answer would have more parts than it may. */
  static ProblemException tooMany(long limit, String parts) {
    return new ProblemException(
        new Problem(
            ProblemCode.Q304,
            String.format(Locale.ROOT, "the answer has more than %,d %s", limit, parts),
            null,
            "page through it with ORDER BY, LIMIT and OFFSET, or aggregate; whoever runs the server"
                + " may allow more with --max-rows"));
  }
}
