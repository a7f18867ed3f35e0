package org.eslabon.server;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.CountedRows;

/** Rows whose number is limited; whoever writes them may swallow the exception, so it is noted. */
final class NotedRows extends CountedRows {

  private final HttpServletRequest request;

  /**
   * @param request whose problem it is then
   */
  NotedRows(RowSet rows, long limit, HttpServletRequest request) {
    super(rows, limit);
    this.request = request;
  }

  @Override
  public Binding next() {
    try {
      return super.next();
    } catch (ProblemException tooMany) {
      Refusal.note(request, tooMany.problems());
      throw tooMany;
    }
  }
}
