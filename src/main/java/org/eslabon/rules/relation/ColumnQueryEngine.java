package org.eslabon.rules.relation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.store.UnionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries over a {@link ColumnDatasetGraph} with the operators that rules run on: whole
 * tables at a time, and paths without recursion, however long they are. The columns must hold what
 * the query takes as its default graph: there are no named graphs, or nothing else and the query
 * goes over their union, see {@link UnionQuery}. A query that does not compile is answered by ARQ
 * as ever.
 */
public final class ColumnQueryEngine extends QueryEngineMain {

  private static final QueryEngineFactory FACTORY = new Factory();

  private final ColumnGraph columns;
  private @Nullable Operator compiled;

  private ColumnQueryEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
    this.columns = requireColumns(data);
  }

  private ColumnQueryEngine(Op op, DatasetGraph data, Binding input, Context context) {
    super(op, data, input, context);
    this.columns = requireColumns(data);
  }

  /** Makes Jena use this engine where it fits, for the whole program. */
  public static void register() {
    QueryEngineRegistry.get().factories().remove(FACTORY);
    QueryEngineRegistry.addFactory(FACTORY);
  }

  /** Undoes {@link #register}. */
  public static void unregister() {
    QueryEngineRegistry.removeFactory(FACTORY);
  }

  @Override
  protected Op modifyOp(Op op) {
    try {
      compiled = OperatorReader.readQuery(TransformScopeRename.transform(op));
      return op;
    } catch (OperatorReader.Uncompiled e) {
      return super.modifyOp(op);
    }
  }

  @Override
  public QueryIterator eval(Op op, DatasetGraph data, Binding input, Context context) {
    Operator operator = compiled;
    if (operator == null || !input.isEmpty() || columns(data).isEmpty()) {
      Op optimized = operator == null ? op : super.modifyOp(op);
      return super.eval(optimized, data, input, context);
    }
    Evaluation evaluation =
        new Evaluation(Shared.facts(columns), MemoryBudget.ofFreeMemory(), stop(context));
    Table table = evaluation.solutions(operator);
    return QueryIterPlainWrapper.create(
        RowBinding.all(table, evaluation.lexicon()), ExecutionContext.create(data, context));
  }

  /** The columns that hold just what is in the default graph; empty when none do. */
  private static Optional<ColumnGraph> columns(DatasetGraph data) {
    Optional<DatasetGraph> united = UnionQuery.underUnion(data);
    if (!(united.orElse(data) instanceof ColumnDatasetGraph columnar)) {
      return Optional.empty();
    }
    ColumnGraph graph = columnar.columns();
    boolean isWhole = united.isPresent() ? !graph.hasDefaultGraph() : graph.graphNames().isEmpty();
    return isWhole ? Optional.of(graph) : Optional.empty();
  }

  private static ColumnGraph requireColumns(DatasetGraph data) {
    return columns(data)
        .orElseThrow(() -> new IllegalStateException("accepted a dataset that is not columnar"));
  }

  /** Ends the evaluation when the query is cancelled, or out of time. */
  private static Runnable stop(Context context) {
    AtomicBoolean cancelled = context.get(ARQConstants.symCancelQuery);
    return () -> {
      if (cancelled != null && cancelled.get()) {
        throw new QueryCancelledException();
      }
    };
  }

  /** The predicates of graphs, with what was worked out about them, for all queries. */
  private static final class Shared {

    private static final Map<ColumnGraph, Map<Integer, Pairs>> KNOWN =
        Collections.synchronizedMap(new WeakHashMap<>());

    private Shared() {}

    static Facts facts(ColumnGraph graph) {
      return new Facts(graph, KNOWN.computeIfAbsent(graph, g -> new ConcurrentHashMap<>()));
    }
  }

  private static final class Factory implements QueryEngineFactory {

    @Override
    public boolean accept(Query query, DatasetGraph data, Context context) {
      return columns(data).isPresent() && !context.isFalse(ARQ.optimization);
    }

    @Override
    public Plan create(Query query, DatasetGraph data, Binding input, Context context) {
      return new ColumnQueryEngine(query, data, input, context).getPlan();
    }

    @Override
    public boolean accept(Op op, DatasetGraph data, Context context) {
      return columns(data).isPresent() && !context.isFalse(ARQ.optimization);
    }

    @Override
    public Plan create(Op op, DatasetGraph data, Binding input, Context context) {
      return new ColumnQueryEngine(op, data, input, context).getPlan();
    }
  }
}
