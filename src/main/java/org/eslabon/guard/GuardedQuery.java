package org.eslabon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/** Queries that end at the limits of a guard. */
public final class GuardedQuery {

  /** Rows that are sorted or grouped in memory before they go to a file. */
  private static final long SPILL = 200_000;

  static {
    JenaSystem.init();
  }

  private GuardedQuery() {}

  /**
   * A view of some graphs for one query; its default graph is their union. To be read inside a
   * transaction of the caller.
   *
   * @param visible names of the graphs that there are; {@code null} for all
   */
  public static DatasetGraph view(
      DatasetGraph data, @Nullable Predicate<Node> visible, Guard guard) {
    return new GuardedDataset(data, visible, guard);
  }

  /**
   * An execution over a {@link #view}, which ends with {@link
   * org.apache.jena.query.QueryCancelledException} when the guard says so; {@link Guard#reason}
   * tells why. It calls no service, no script and no class.
   */
  public static QueryExec over(DatasetGraph view, Query query, Guard guard) {
    return prepare(view, query, guard).build();
  }

  /** The same for a caller who has values to substitute or symbols to set. */
  public static QueryExecDatasetBuilder prepare(DatasetGraph view, Query query, Guard guard) {
    QueryExecDatasetBuilder execution = QueryExecDatasetBuilder.create().dataset(view).query(query);
    Context context = Context.setupContextForDataset(ARQ.getContext(), view);
    protect(context, guard);
    return execution
        .context(context)
        .timeout(Math.max(1, guard.remaining().toMillis()), TimeUnit.MILLISECONDS);
  }

  /**
   * The rows of an expression that was compiled and optimized before, over a {@link #view} whose
   * every step asks the guard. For queries of our own, which call no function that a guard would
   * have to watch.
   */
  public static List<Binding> rows(DatasetGraph view, Op op, Guard guard) {
    Context context = Context.setupContextForDataset(ARQ.getContext(), view);
    protect(context, guard);
    List<Binding> rows = new ArrayList<>();
    QueryIterator found =
        QC.execute(op, BindingFactory.root(), ExecutionContext.create(view, context));
    try {
      found.forEachRemaining(rows::add);
    } finally {
      found.close();
    }
    return rows;
  }

  /** Makes whatever is evaluated in a context ask the guard. */
  public static void protect(Context context, Guard guard) {
    context.set(
        ARQConstants.sysOptimizerFactory,
        (RewriteFactory) each -> new GuardedRewrite(SafeDivision.OPTIMIZER.create(each), guard));
    QC.setFactory(context, GuardedExecutor::new);
    SafeFunctions.register(context, guard);
    context.set(ARQ.httpServiceAllowed, false);
    context.set(ARQ.spillToDiskThreshold, SPILL);
    // a row that fits both sides of || would come twice (apache/jena issue 4160)
    context.set(ARQ.optFilterDisjunction, false);
  }
}
