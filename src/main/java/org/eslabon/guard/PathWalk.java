package org.eslabon.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEngineSPARQL;
import org.apache.jena.sparql.util.Context;

/**
 * Where a path leads from one node. ARQ follows {@code *} and {@code +} by recursion, which a chain
 * of some thousand links overflows; here they are followed breadth first.
 */
final class PathWalk extends PathEngineSPARQL {

  PathWalk(Graph graph, Context context) {
    super(graph, context);
  }

  /** All ends, in the multiplicity that SPARQL gives them. */
  Iterator<Node> from(Node start, Path path) {
    List<Node> ends = new ArrayList<>();
    eval(path, start, ends);
    return ends.iterator();
  }

  @Override
  protected void doZeroOrMore(Path step, Node start, Collection<Node> ends) {
    Set<Node> seen = new HashSet<>();
    seen.add(start);
    spread(step, start, seen);
    ends.addAll(seen);
  }

  @Override
  protected void doOneOrMore(Path step, Node start, Collection<Node> ends) {
    Set<Node> seen = new HashSet<>();
    spread(step, start, seen);
    ends.addAll(seen);
  }

  /** Adds whatever one or more steps reach. */
  private void spread(Path step, Node start, Set<Node> seen) {
    Deque<Node> waiting = new ArrayDeque<>();
    waiting.add(start);
    while (!waiting.isEmpty()) {
      List<Node> next = new ArrayList<>();
      eval(step, waiting.remove(), next);
      for (Node node : next) {
        if (seen.add(node)) {
          waiting.add(node);
        }
      }
    }
  }
}
