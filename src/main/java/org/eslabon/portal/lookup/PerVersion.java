package org.eslabon.portal.lookup;

import java.util.function.Supplier;
import org.eslabon.ValueGraph;
import org.jspecify.annotations.Nullable;

/** A value that is made anew after the graph was written to. Safe for use by several threads. */
public final class PerVersion<T> {

  private final ValueGraph graph;
  private final Supplier<T> making;
  private long version = -1;
  private @Nullable T made;

  public PerVersion(ValueGraph graph, Supplier<T> making) {
    this.graph = graph;
    this.making = making;
  }

  public synchronized T get() {
    long now = graph.version();
    T value = made;
    if (value == null || now != version) {
      value = making.get();
      made = value;
      version = now;
    }
    return value;
  }
}
