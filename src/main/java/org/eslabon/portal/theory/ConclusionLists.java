package org.eslabon.portal.theory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.PageQuery;
import org.jspecify.annotations.Nullable;

/**
 * What rules concluded, in the order of the terms: a long list is parted into many pages, and to
 * sort all of it for each takes the square of its length. Those that were asked for last are kept
 * until the graph changes. Safe for use by several threads.
 */
final class ConclusionLists {

  /** More than any case in one list; of a large graph few lists are kept, or none. */
  private static final long MOST_STATEMENTS = 100_000;

  private final ValueGraph graph;
  private final Map<Node, List<Triple>> lists = new LinkedHashMap<>(16, 0.75f, true);
  private long version = -1;
  private long statements;

  ConclusionLists(ValueGraph graph) {
    this.graph = graph;
  }

  /**
   * All statements of the graph of a rule. To be asked outside of a transaction, which might see an
   * older state than the version that the list is kept for.
   *
   * @throws org.eslabon.problem.ProblemException when a limit of the graph is reached
   */
  List<Triple> of(Node rule) {
    long now = graph.version();
    List<Triple> known = find(rule, now);
    if (known != null) {
      return known;
    }
    List<Triple> sorted =
        PageQuery.named("rule-conclusions").about(graph, Map.of("graph", rule)).stream()
            .map(
                row -> Triple.create(row.node("subject"), row.node("property"), row.node("object")))
            .toList();
    keep(rule, sorted, now);
    return sorted;
  }

  private synchronized @Nullable List<Triple> find(Node rule, long now) {
    return now == version ? lists.get(rule) : null;
  }

  private synchronized void keep(Node rule, List<Triple> sorted, long then) {
    if (then < version || sorted.size() > MOST_STATEMENTS) {
      return;
    }
    if (then > version) {
      lists.clear();
      statements = 0;
      version = then;
    }
    List<Triple> before = lists.put(rule, sorted);
    statements += sorted.size() - (before == null ? 0 : before.size());
    var oldest = lists.values().iterator();
    while (statements > MOST_STATEMENTS) {
      statements -= oldest.next().size();
      oldest.remove();
    }
  }
}
