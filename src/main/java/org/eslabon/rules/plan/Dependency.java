package org.eslabon.rules.plan;

import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One rule reads what another may write. Immutable.
 *
 * @param from the rule that reads
 * @param to the rule that writes
 * @param pattern what it reads, for showing
 * @param closure why the other must be finished first, or {@code null} for an open dependency
 */
public record Dependency(Rule from, Rule to, Triple pattern, @Nullable Closure closure) {

  public boolean isClosed() {
    return closure != null;
  }

  public boolean isOpen() {
    return closure == null;
  }
}
