package org.eslabon;

import org.apache.jena.graph.Node;
import org.eslabon.store.GraphNames;

/** The kinds of graph that a {@link ValueGraph} keeps apart. */
public enum Layer {
  /** What somebody loaded. */
  ASSERTED,
  /** What rules concluded. */
  INFERRED,
  /** The ontology, its schemes and the theory as data. */
  THEORY,
  /** Which file each asserted graph came from. */
  PROVENANCE;

  /** The layer that a graph belongs to. */
  public static Layer of(Node graph) {
    if (GraphNames.isInferred(graph)) {
      return INFERRED;
    }
    if (GraphNames.isTheory(graph)) {
      return THEORY;
    }
    return graph.equals(GraphNames.PROVENANCE) ? PROVENANCE : ASSERTED;
  }
}
