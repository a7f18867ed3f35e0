package org.eslabon.rules.layer;

import org.apache.jena.graph.Graph;

/** Facts that know which of them were given, and which rules concluded. */
public interface Layered {

  /** The base graph: what {@code WHERE DATA} and {@code NOT DATA} read. */
  Graph given();

  /** The given ones of these facts. */
  static Graph given(Graph facts) {
    if (facts instanceof Layered layered) {
      return layered.given();
    }
    throw new IllegalStateException("facts that do not know which of them were given");
  }
}
