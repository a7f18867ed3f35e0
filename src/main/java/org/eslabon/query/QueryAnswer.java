package org.eslabon.query;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;

/**
 * What a query gave. Rows are read from the graph as they are asked for, so an answer is closed
 * after use, by the thread that asked.
 */
public sealed interface QueryAnswer extends AutoCloseable {

  /** Ends the reading of the graph. */
  @Override
  default void close() {}

  /**
   * Answer to SELECT.
   *
   * @param set the rows, to be read once; reading throws a {@code ProblemException} Q301 when the
   *     time is over
   */
  record Rows(RowSet set) implements QueryAnswer {

    /** Names of the columns. */
    public List<String> columns() {
      return set.getResultVars().stream().map(Var::getVarName).toList();
    }

    /**
     * The same rows for a CSV that a spreadsheet may open: text that it would take for a formula
     * has an apostrophe in front, as in {@link AnswerFormat#SPREADSHEET}.
     */
    public Rows harmless() {
      return new Rows(new SpreadsheetRows(set));
    }

    @Override
    public void close() {
      set.close();
    }
  }

  /**
   * Answer to CONSTRUCT and DESCRIBE.
   *
   * @param graph a graph of its own, with the prefixes of the query
   */
  record Triples(Graph graph) implements QueryAnswer {}

  /** Answer to ASK. */
  record Truth(boolean holds) implements QueryAnswer {}
}
