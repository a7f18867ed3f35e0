package org.eslabon.rules.whynot;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.eslabon.rules.trace.Evidence;

/** One condition of a rule, and how it stands with one choice of values. Immutable. */
public sealed interface Requirement {

  /** It holds. */
  record Met(List<Evidence> evidence) implements Requirement {
    public Met {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Nothing recorded or concluded fits.
   *
   * @param patterns what would have to hold together; a variable stands for any value, the same one
   *     wherever it occurs
   * @param recorded other values that the same thing has for the same property
   * @param isTheory whether the theory would have to say it, and no data
   * @param cell where data would say it
   */
  record Missing(
      List<TriplePath> patterns, List<Triple> recorded, boolean isTheory, Optional<Cell> cell)
      implements Requirement {
    public Missing {
      patterns = List.copyOf(patterns);
      recorded = List.copyOf(recorded);
    }
  }

  /**
   * Something is there that must not be.
   *
   * @param wanted what should be absent
   * @param inTheWay each way in which it is present; the first ones when there are many
   */
  record Blocked(Evidence.Absence wanted, List<List<Evidence>> inTheWay) implements Requirement {
    public Blocked {
      inTheWay = inTheWay.stream().map(List::copyOf).toList();
    }
  }

  /** A condition on values is not true, with the values in it. */
  record Untrue(Evidence.Condition condition) implements Requirement {}

  /**
   * A condition that cannot be judged before a missing value is known.
   *
   * @param isNegation whether it asks that something be absent
   */
  record Untested(String condition, boolean isNegation) implements Requirement {}

  /** A group, a slice or a table has no row that fits. */
  record NoRows(Evidence.Absence wanted) implements Requirement {}

  /** Whether it stands in the way of the conclusion. */
  default boolean isUnmet() {
    return !(this instanceof Met) && !(this instanceof Untested);
  }
}
