package org.eslabon.query;

import java.util.Iterator;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.guard.RunningQueries;
import org.eslabon.problem.ProblemException;

/**
 * Runs queries over a dataset: the default graph is the union of all graphs, and {@code GRAPH ?g}
 * tells asserted, theory and inferred ones apart. Reads only; safe to share between threads, each
 * of which closes its own answers.
 */
public final class QueryRunner {

  private final DatasetGraph data;
  private final String base;
  private final QueryLimits limits;
  private final RunningQueries running;

  /** Runs queries that nobody watches. */
  public QueryRunner(DatasetGraph data, String base, QueryLimits limits) {
    this(data, base, limits, new RunningQueries());
  }

  /**
   * @param base what the IRIs of the data begin with; ids given as values are completed with it
   * @param running where queries are listed while they run
   */
  public QueryRunner(DatasetGraph data, String base, QueryLimits limits, RunningQueries running) {
    this.data = data;
    this.base = base;
    this.limits = limits;
    this.running = running;
  }

  /**
   * Runs a query. Inside a transaction of the caller the answer is of that transaction; otherwise
   * it holds a read transaction of its own until it is closed.
   *
   * @param values parameter to value, as a user gave them
   * @throws ProblemException Q202 to Q205 when the values do not fit, Q301 when the time is over,
   *     Q302 to Q305 when another limit is reached
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
    Guard guard = Guard.start(limits.budget());
    running.begin(guard);
    Runnable end =
        () -> {
          running.end(guard);
          if (opened) {
            data.end();
          }
        };
    QueryAnswer answer = null;
    try {
      new KnownThings(data, base).check(arguments);
      answer = execute(query, arguments, guard, end);
      running.done(null);
      return answer;
    } catch (ProblemException unanswerable) {
      running.done(unanswerable.problems().get(0).code());
      throw unanswerable;
    } finally {
      if (!(answer instanceof QueryAnswer.Rows)) {
        end.run();
      }
    }
  }

  private QueryAnswer execute(NamedQuery query, Arguments arguments, Guard guard, Runnable end) {
    QueryExec execution =
        GuardedQuery.prepare(GuardedQuery.view(data, null, guard), query.query(), guard)
            .substitution(arguments.binding())
            .build();
    QueryAnswer answer = null;
    try {
      answer = EndingRows.within(guard, () -> answer(query, execution, guard, end));
      return answer;
    } finally {
      if (!(answer instanceof QueryAnswer.Rows)) {
        execution.close();
      }
    }
  }

  private QueryAnswer answer(NamedQuery query, QueryExec execution, Guard guard, Runnable end) {
    if (query.query().isSelectType()) {
      Runnable atClose =
          () -> {
            execution.close();
            end.run();
          };
      return new QueryAnswer.Rows(new EndingRows(execution.select(), guard, atClose));
    }
    if (query.query().isAskType()) {
      return new QueryAnswer.Truth(execution.ask());
    }
    Iterator<Triple> triples =
        query.query().isDescribeType() ? execution.describeTriples() : execution.constructTriples();
    Graph graph = GraphFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefixes(query.query().getPrefixMapping());
    while (triples.hasNext()) {
      graph.add(triples.next());
      if (graph.size() > limits.rows()) {
        throw CountedRows.tooMany(limits.rows(), "triples");
      }
    }
    return new QueryAnswer.Triples(graph);
  }
}
