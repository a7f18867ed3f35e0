package org.eslabon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.load.Provenance;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.UpdateReport;
import org.eslabon.store.AtomicWrite;

/**
 * Writes changes of asserted graphs together with what follows from them: provenance and
 * conclusions. For one dataset; one thread at a time writes.
 */
final class GraphUpdates {

  private final DatasetGraph data;
  private final Theory theory;

  /** Whether the theory graphs were compared before. Comparing takes longer than most updates. */
  private volatile boolean holdsTheory;

  GraphUpdates(DatasetGraph data, Theory theory) {
    this.data = data;
    this.theory = theory;
  }

  /**
   * Makes a change, all or nothing.
   *
   * @param wanted is asked for inside the transaction
   */
  UpdateReport apply(RuleEngine engine, Supplier<Change> wanted) {
    boolean isPartOfMore = data.isInTransaction();
    UpdateReport report =
        AtomicWrite.run(
            data,
            () -> {
              Change change = wanted.get().differenceFrom(data);
              return engine.update(data, target -> write(change, target));
            });
    holdsTheory |= !isPartOfMore;
    return report;
  }

  private void write(Change change, DatasetGraph target) {
    if (!holdsTheory) {
      theory.writeTo(target);
    }
    Map<Node, Long> gains = new HashMap<>();
    change.added().forEach(quad -> gains.merge(quad.getGraph(), 1L, Long::sum));
    change.removed().forEach(quad -> gains.merge(quad.getGraph(), -1L, Long::sum));
    Provenance provenance = new Provenance(target);
    gains.forEach(provenance::recordChange);
    change.applyTo(target);
  }
}
