package org.eslabon.rules.plan;

import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * One triple template of a rule's head. Immutable.
 *
 * @param template variables and blank nodes may become anything
 * @param newNodes for a term that the rule makes new, the classes that the head gives it; terms
 *     without a class are left out
 */
public record Writing(Triple template, Map<Node, Set<Node>> newNodes) {

  public Writing {
    newNodes = Map.copyOf(newNodes);
  }
}
