package org.eslabon.rules.layer;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph with changes laid over it: what is written here is kept here, and the graph below stays
 * as it is. What it holds in addition and what it hides are graphs themselves. Not for threads.
 */
public final class OverlayGraph extends GraphBase {

  private final Graph below;
  private final Graph added = GraphMemFactory.createGraphMem2();
  private final Graph removed = GraphMemFactory.createGraphMem2();

  public OverlayGraph(Graph below) {
    this.below = below;
  }

  /** Triples that the graph below has not. To be read only. */
  public Graph added() {
    return added;
  }

  /** Triples of the graph below that are gone. To be read only. */
  public Graph removed() {
    return removed;
  }

  @Override
  public void performAdd(Triple triple) {
    if (removed.contains(triple)) {
      removed.delete(triple);
    } else if (!below.contains(triple)) {
      added.add(triple);
    }
  }

  @Override
  public void performDelete(Triple triple) {
    if (added.contains(triple)) {
      added.delete(triple);
    } else if (below.contains(triple)) {
      removed.add(triple);
    }
  }

  @Override
  protected boolean graphBaseContains(Triple triple) {
    return triple.isConcrete()
        ? added.contains(triple) || (below.contains(triple) && !removed.contains(triple))
        : containsByFind(triple);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    ExtendedIterator<Triple> found = below.find(pattern);
    if (!removed.isEmpty()) {
      found = found.filterDrop(removed::contains);
    }
    return added.isEmpty() ? found : found.andThen(added.find(pattern));
  }
}
