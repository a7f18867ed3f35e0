package org.eslabon.rules.plan;

import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * One triple pattern that the body of a rule looks for. Immutable.
 *
 * @param pattern variables match anything
 * @param types for a variable of the pattern, the classes that the same solution must give it
 * @param closure why it must be complete first, or {@code null} when more matches only add
 *     solutions
 */
public record Reading(Triple pattern, Map<Node, Set<Node>> types, @Nullable Closure closure) {

  public Reading {
    types = Map.copyOf(types);
  }
}
