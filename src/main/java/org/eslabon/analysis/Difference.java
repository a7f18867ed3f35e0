package org.eslabon.analysis;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * One thing that is concluded otherwise. Immutable.
 *
 * @param thing a link, firm, cluster or chain
 * @param context what the conclusion concerns: a chain, a kind of upgrading
 * @param before in a stable order; empty when nothing was concluded
 * @param after in a stable order; empty when nothing would be
 */
public record Difference(
    Aspect aspect, Node thing, List<Node> context, List<Node> before, List<Node> after) {

  public Difference {
    context = List.copyOf(context);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
