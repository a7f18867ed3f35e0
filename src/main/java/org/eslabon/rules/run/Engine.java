package org.eslabon.rules.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a rule set is run anew. All give the same conclusions. */
public enum Engine {
  /** The one that will be faster, by the size of the data and what the rules need. */
  AUTO,
  /** Jena's query engine, a solution at a time. */
  ARQ,
  /** Relational plans over columns of ids, a table at a time; see {@code rules.relation}. */
  COLUMNAR;

  /** The engine of that name in lower case, if there is one. */
  public static Optional<Engine> named(String name) {
    return Stream.of(values()).filter(engine -> engine.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
