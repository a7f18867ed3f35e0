package org.eslabon.query;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.UnionQuery;

/**
 * Runs queries over a dataset: the default graph is the union of all graphs, and {@code GRAPH ?g}
 * tells asserted, theory and inferred ones apart. Reads only; safe to share between threads, each
 * of which closes its own answers.
 */
public final class QueryRunner {

  private final DatasetGraph data;
  private final String base;
  private final QueryLimits limits;

  /**
   * @param base what the IRIs of the data begin with; ids given as values are completed with it
   */
  public QueryRunner(DatasetGraph data, String base, QueryLimits limits) {
    this.data = data;
    this.base = base;
    this.limits = limits;
  }

  /**
   * Runs a query. Inside a transaction of the caller the answer is of that transaction; otherwise
   * it holds a read transaction of its own until it is closed.
   *
   * @param values parameter to value, as a user gave them
   * @throws ProblemException Q202 to Q205 when the values do not fit, Q301 when the time is over
   */
  public QueryAnswer run(NamedQuery query, Map<String, String> values) {
    return run(query, Arguments.read(query, values, base));
  }

  /**
   * The same with the rows in one order that only the data decide: where the query leaves several
   * in any order they are sorted by their columns, so that pages of them fit together.
   */
  public QueryAnswer runOrdered(NamedQuery query, Map<String, String> values) {
    Arguments arguments = Arguments.read(query, values, base);
    return run(query.ordered(arguments.terms().keySet()), arguments);
  }

  private QueryAnswer run(NamedQuery query, Arguments arguments) {
    boolean opened = data.supportsTransactions() && !data.isInTransaction();
    if (opened) {
      data.begin(ReadWrite.READ);
    }
    Runnable end = opened ? data::end : () -> {};
    QueryAnswer answer = null;
    try {
      new KnownThings(data, base).check(arguments);
      answer = execute(query, arguments, end);
      return answer;
    } finally {
      if (!(answer instanceof QueryAnswer.Rows)) {
        end.run();
      }
    }
  }

  private QueryAnswer execute(NamedQuery query, Arguments arguments, Runnable end) {
    QueryExecDatasetBuilder builder =
        UnionQuery.over(data)
            .query(query.query())
            .substitution(arguments.binding())
            .set(ARQ.httpServiceAllowed, false);
    if (!limits.time().isZero()) {
      builder.timeout(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    }
    QueryExec execution = builder.build();
    QueryAnswer answer = null;
    try {
      answer = TimedRows.within(limits, () -> answer(query, execution, end));
      return answer;
    } finally {
      if (!(answer instanceof QueryAnswer.Rows)) {
        execution.close();
      }
    }
  }

  private QueryAnswer answer(NamedQuery query, QueryExec execution, Runnable end) {
    if (query.query().isSelectType()) {
      Runnable atClose =
          () -> {
            execution.close();
            end.run();
          };
      return new QueryAnswer.Rows(new TimedRows(execution.select(), limits, atClose));
    }
    if (query.query().isAskType()) {
      return new QueryAnswer.Truth(execution.ask());
    }
    Graph graph = query.query().isDescribeType() ? execution.describe() : execution.construct();
    graph.getPrefixMapping().setNsPrefixes(query.query().getPrefixMapping());
    return new QueryAnswer.Triples(graph);
  }
}
