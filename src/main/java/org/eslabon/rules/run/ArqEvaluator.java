package org.eslabon.rules.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.eslabon.guard.SafeDivision;
import org.eslabon.rules.GivenGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.layer.Layered;
import org.eslabon.rules.trace.HeadTemplate;

/** Evaluates rules with Jena's own query engine. No state; safe to share. */
public final class ArqEvaluator implements RuleEvaluator {

  @Override
  public long evaluate(Rule rule, Graph facts, StopSignal stop, Consumer<Triple> conclusions) {
    stop.check(rule.name());
    HeadTemplate head = new HeadTemplate(rule);
    QueryExecBuilder builder =
        QueryExec.dataset(dataset(rule, facts))
            .query(select(rule))
            // a row that fits both sides of || would count twice (apache/jena issue 4160)
            .set(ARQ.optFilterDisjunction, false)
            .set(ARQConstants.sysOptimizerFactory, SafeDivision.OPTIMIZER);
    if (stop.isTimed()) {
      builder.timeout(stop.remaining().toMillis(), TimeUnit.MILLISECONDS);
    }
    AtomicLong solutions = new AtomicLong();
    try (QueryExec exec = builder.build()) {
      stop.during(
          exec::abort,
          () -> {
            RowSet rows = exec.select();
            while (rows.hasNext()) {
              head.fill(rows.next(), conclusions);
              solutions.incrementAndGet();
            }
          });
      return solutions.get();
    } catch (QueryCancelledException e) {
      throw stop.problem(rule.name());
    }
  }

  private static DatasetGraph dataset(Rule rule, Graph facts) {
    if (!GivenGraph.isReadBy(rule)) {
      return DatasetGraphFactory.wrap(facts);
    }
    DatasetGraph dataset = new DatasetGraphMapLink(facts);
    dataset.addGraph(GivenGraph.NAME, Layered.given(facts));
    return dataset;
  }

  /** The body as a query for all its variables: what a blank node of the head depends on. */
  private static Query select(Rule rule) {
    Query query = QueryFactory.make();
    query.setQuerySelectType();
    query.setQueryResultStar(true);
    query.setQueryPattern(rule.query().getQueryPattern());
    return query;
  }
}
