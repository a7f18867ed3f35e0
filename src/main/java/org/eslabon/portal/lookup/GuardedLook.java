package org.eslabon.portal.lookup;

import java.util.function.BiFunction;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.problem.ProblemException;

/** A look into a graph that ends at the limits of what a visitor may ask. */
final class GuardedLook {

  private GuardedLook() {}

  /**
   * Reads something off a view of all graphs, whose default graph is their union.
   *
   * @throws ProblemException when a limit of the graph is reached
   */
  static <T> T at(ValueGraph graph, BiFunction<DatasetGraph, Guard, T> reading) {
    Guard guard = Guard.start(graph.settings().limits().budget());
    graph.running().begin(guard);
    try {
      return Txn.calculateRead(
          graph.data(), () -> reading.apply(GuardedQuery.view(graph.data(), null, guard), guard));
    } catch (QueryCancelledException stopped) {
      throw new ProblemException(guard.reason(stopped));
    } finally {
      graph.running().end(guard);
    }
  }
}
