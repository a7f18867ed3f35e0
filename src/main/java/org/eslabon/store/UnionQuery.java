package org.eslabon.store;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Queries whose default graph is the union of all named graphs, while {@code GRAPH ?g} still tells
 * the graphs apart. The dataset itself is left as it is.
 */
public final class UnionQuery {

  private UnionQuery() {}

  /** A query execution over the union; the caller adds the query and builds it. */
  public static QueryExecDatasetBuilder over(DatasetGraph data) {
    QueryExecDatasetBuilder execution =
        QueryExecDatasetBuilder.create()
            // a row that fits both sides of || would come twice (apache/jena issue 4160)
            .set(ARQ.optFilterDisjunction, false);
    if (TDBInternal.isTDB2(data)) {
      // TDB2 reads the union from its own indexes, without leaving its node table
      return execution.dataset(data).set(TDB2.symUnionDefaultGraph, true);
    }
    return execution.dataset(new UnionView(data));
  }

  /** The dataset whose union is the default graph of another that {@link #over} made of it. */
  public static Optional<DatasetGraph> underUnion(DatasetGraph data) {
    return data instanceof UnionView view ? Optional.of(view.whole()) : Optional.empty();
  }

  /** Marked as a view, so that ARQ does not see through it to the real default graph. */
  private static final class UnionView extends DatasetGraphWrapper
      implements DatasetGraphWrapperView {

    UnionView(DatasetGraph data) {
      super(data);
    }

    DatasetGraph whole() {
      return get();
    }

    @Override
    public Graph getDefaultGraph() {
      return get().getUnionGraph();
    }
  }
}
