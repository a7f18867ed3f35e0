package org.eslabon.store;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** A dataset to which only so much can be added, for what strangers send. For one thread. */
public final class BoundedDataset extends DatasetGraphWrapper {

  /** Statements for which an eighth of the memory or so is enough. */
  public static final long MOST = Runtime.getRuntime().maxMemory() >> 13;

  private final long most;
  private long added;

  /** Over a dataset that holds what is added. */
  public BoundedDataset(DatasetGraph data, long most) {
    super(data);
    this.most = most;
  }

  /**
   * Adds a statement.
   *
   * @throws ProblemException S105 when there are too many
   */
  @Override
  public void add(Quad quad) {
    count();
    super.add(quad);
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    count();
    super.add(graph, subject, predicate, object);
  }

  private void count() {
    added++;
    if (added > most) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S105,
              "this makes more than " + most + " statements, too many to be only looked at",
              null,
              "`eslabon load` takes larger files into a store"));
    }
  }
}
