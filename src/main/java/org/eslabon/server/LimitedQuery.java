package org.eslabon.server;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.guard.Budget;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.guard.RunningQueries;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SyntaxProblem;
import org.eslabon.query.CountedRows;
import org.eslabon.query.QueryLimits;

/**
 * SPARQL 1.1 Query over HTTP. A query ends at its limits while it runs, and an answer is whole or
 * refused: one that was cut would give wrong sums to whoever does not look.
 */
final class LimitedQuery extends SPARQL_QueryDataset {

  private final RunningQueries running;
  private final QueryLimits limits;
  private final AllowedServices services;
  private final QueryIndexes indexes;

  LimitedQuery(
      RunningQueries running, QueryLimits limits, AllowedServices services, QueryIndexes indexes) {
    this.running = running;
    this.indexes = indexes;
    this.limits = limits;
    this.services = services;
  }

  @Override
  protected void execute(String text, HttpAction action) {
    action.setResponseHeader(SparqlAnswers.LIMITS, SparqlAnswers.stated(limits));
    Guard guard = Guard.start(budget(action));
    running.begin(guard);
    try {
      Query query = parse(text, action);
      long version = indexes.version();
      action.beginRead();
      try {
        run(query, action, guard, builder -> indexes.provide(text, builder.getContext(), version));
      } finally {
        action.endRead();
      }
      running.done(null);
    } catch (QueryCancelledException e) {
      Problem reason = guard.reason(e);
      running.done(reason.code());
      throw Refusal.refuse(action, new ProblemException(reason));
    } catch (ProblemException e) {
      running.done(e.problems().get(0).code());
      throw Refusal.refuse(action, e);
    } catch (QueryException e) {
      running.done(ProblemCode.Q101);
      throw Refusal.refuse(action, new ProblemException(syntax(e, text)));
    } catch (StackOverflowError e) {
      running.done(ProblemCode.Q303);
      throw Refusal.refuse(action, new ProblemException(Guard.tooDeep()));
    } finally {
      running.end(guard);
    }
  }

  /** The time limit, or less when the client asks for less: {@code timeout=} in seconds. */
  private Budget budget(HttpAction action) {
    String wanted = action.getRequestParameter("timeout");
    if (wanted == null || wanted.isBlank()) {
      return limits.budget();
    }
    try {
      double seconds = Double.parseDouble(wanted);
      Duration time = Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
      return time.compareTo(limits.budget().time()) < 0
          ? limits.budget().within(time)
          : limits.budget();
    } catch (NumberFormatException e) {
      throw Refusal.refuse(
          action,
          400,
          List.of(
              new Problem(ProblemCode.Q204, "`timeout` is not a number of seconds", null, null)));
    }
  }

  private static Query parse(String text, HttpAction action) {
    Query query = QueryFactory.create(text, "", Syntax.syntaxARQ);
    DatasetParameters.apply(action, query);
    return query;
  }

  private void run(
      Query query, HttpAction action, Guard guard, Consumer<QueryExecDatasetBuilder> setting) {
    DatasetGraph view =
        GuardedQuery.view(action.getDataset(), SparqlDataset.of(action).visible(), guard);
    QueryExecDatasetBuilder prepared =
        services.allow(GuardedQuery.prepare(view, query, guard), guard);
    setting.accept(prepared);
    try (QueryExec execution = prepared.build()) {
      QueryExecResult result = result(query, execution, action);
      sendWhole(action, result, query, guard);
    }
  }

  /**
   * Fuseki's writers turn what ends them into errors without words, or into a line in the answer.
   */
  private void sendWhole(HttpAction action, QueryExecResult result, Query query, Guard guard) {
    ActionErrorException error = null;
    try {
      sendResults(action, result, query.getPrologue());
    } catch (ActionErrorException e) {
      error = e;
    }
    List<Problem> noted = Refusal.of(action.getRequest());
    if (!noted.isEmpty()) {
      throw new ProblemException(noted);
    }
    if (error != null) {
      ActionErrorException unworded = error;
      throw guard.ended().<RuntimeException>map(ProblemException::new).orElse(unworded);
    }
    if (action.getResponse().getStatus() >= 400) {
      // the rows were cancelled, by the guard or by ARQ's own clock, which may be a little ahead
      throw new ProblemException(guard.reason(new QueryCancelledException()));
    }
  }

  private QueryExecResult result(Query query, QueryExec execution, HttpAction action) {
    if (query.isSelectType()) {
      return new QueryExecResult(
          new NotedRows(execution.select(), limits.rows(), action.getRequest()));
    }
    if (query.isAskType()) {
      return new QueryExecResult(execution.ask());
    }
    if (query.isDescribeType() || (query.isConstructType() && !query.isConstructQuad())) {
      Iterator<Triple> triples =
          query.isDescribeType() ? execution.describeTriples() : execution.constructTriples();
      Graph graph = GraphFactory.createDefaultGraph();
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      while (triples.hasNext()) {
        graph.add(triples.next());
        if (graph.size() > limits.rows()) {
          throw CountedRows.tooMany(limits.rows(), "triples");
        }
      }
      return new QueryExecResult(graph);
    }
    throw new ProblemException(
        new Problem(
            ProblemCode.Q101,
            "only SELECT, ASK, DESCRIBE and CONSTRUCT of triples are answered",
            null,
            null));
  }

  private static Problem syntax(QueryException e, String text) {
    if (e.getCause() instanceof StackOverflowError) {
      return Guard.tooDeep();
    }
    if (String.valueOf(e.getMessage()).startsWith("SERVICE")) {
      return AllowedServices.refused();
    }
    return SyntaxProblem.of(e, ProblemCode.Q101, text, SyntaxProblem.Origin.file("query"));
  }
}
