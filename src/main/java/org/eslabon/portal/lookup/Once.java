package org.eslabon.portal.lookup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when somebody first asks for it. Safe for use by several threads. */
public final class Once<T> {

  private final Supplier<T> making;
  private @Nullable T made;

  public Once(Supplier<T> making) {
    this.making = making;
  }

  public synchronized T get() {
    T value = made;
    if (value == null) {
      value = making.get();
      made = value;
    }
    return value;
  }
}
