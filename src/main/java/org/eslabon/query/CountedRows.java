package org.eslabon.query;

import java.util.Locale;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Rows that fail with Q304 when there are too many. */
public class CountedRows extends RowSetWrapper {

  private final long limit;
  private long count;

  /**
   * @param limit how many there may be
   */
  public CountedRows(RowSet rows, long limit) {
    super(rows);
    this.limit = limit;
  }

  @Override
  public Binding next() {
    Binding row = super.next();
    count++;
    if (count > limit) {
      throw tooMany(limit, "rows");
    }
    return row;
  }

  /** Says that an answer would have more parts than it may. */
  public static ProblemException tooMany(long limit, String parts) {
    return new ProblemException(
        new Problem(
            ProblemCode.Q304,
            String.format(Locale.ROOT, "the answer has more than %,d %s", limit, parts),
            null,
            "page through it with ORDER BY, LIMIT and OFFSET, or aggregate; whoever runs the server"
                + " may allow more with --max-rows"));
  }
}
