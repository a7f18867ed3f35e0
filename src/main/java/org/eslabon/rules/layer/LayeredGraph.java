package org.eslabon.rules.layer;

import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** The facts of a run that goes on, and below them those that it began with. A view. */
public final class LayeredGraph extends GraphWrapper implements Layered {

  private final Graph given;

  /**
   * @param facts everything, growing
   * @param inferred which of them were concluded, growing
   */
  public LayeredGraph(Graph facts, Set<Triple> inferred) {
    super(facts);
    this.given =
        new GraphBase() {
          @Override
          protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            return facts.find(pattern).filterDrop(inferred::contains);
          }
        };
  }

  @Override
  public Graph given() {
    return given;
  }
}
