package org.eslabon.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.mem2.GraphMem2;

/**
 * Graphs that are only read, and their union, which is worked out once for all who read it. Safe to
 * share.
 *
 * @param graphs by their names; none of them is empty
 * @param union of all of them
 */
public record SharedGraphs(Map<Node, Graph> graphs, Graph union) {

  /** No graph at all. */
  public static final SharedGraphs NONE = new SharedGraphs(Map.of(), Graph.emptyGraph);

  /** Copies the map, without graphs that are empty. */
  public SharedGraphs {
    Map<Node, Graph> filled = new HashMap<>(graphs);
    filled.values().removeIf(Graph::isEmpty);
    graphs = Map.copyOf(filled);
  }

  /** Whether all these graphs are wanted. */
  boolean isWithin(Predicate<Node> wanted) {
    return graphs.keySet().stream().allMatch(wanted);
  }

  /** The union as a graph of its own, to be written to. */
  Graph copy() {
    if (union instanceof GraphMem2 hashed) {
      return hashed.copy();
    }
    Graph copy = GraphMemFactory.createGraphMem2();
    GraphUtil.addInto(copy, union);
    return copy;
  }
}
