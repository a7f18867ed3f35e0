package org.eslabon.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.jspecify.annotations.Nullable;

/**
 * In which order inputs are joined: what shares a variable with the solutions so far comes before
 * what does not, and small before large, by the number of triples of a predicate.
 */
final class JoinChoice {

  /** How much a constant in a pattern is taken to narrow it. */
  private static final long NARROWING = 20;

  private static final long UNKNOWN = 1 << 20;

  private final Triples triples;

  JoinChoice(Triples triples) {
    this.triples = triples;
  }

  /** The input to join next; the first of those that are equally good. */
  Operator next(List<Operator> inputs, @Nullable Relation joined) {
    Operator best = inputs.get(0);
    for (Operator input : inputs) {
      if (isBetter(input, best, joined)) {
        best = input;
      }
    }
    return best;
  }

  private boolean isBetter(Operator one, Operator other, @Nullable Relation joined) {
    boolean isConnected = isConnected(one, joined);
    if (isConnected != isConnected(other, joined)) {
      return isConnected;
    }
    return size(one) < size(other);
  }

  private static boolean isConnected(Operator input, @Nullable Relation joined) {
    if (joined == null) {
      return !(input instanceof Closure);
    }
    return input.certain().stream().anyMatch(v -> joined.certain().contains(v));
  }

  private long size(Operator input) {
    if (input instanceof Scan scan) {
      long constants =
          Stream.of(scan.subject(), scan.object()).filter(term -> !Var.isVar(term)).count();
      long size = triples.size(scan);
      return constants == 0 ? size : size / NARROWING;
    }
    if (input instanceof Operator.Values values) {
      return values.rows().size();
    }
    return input instanceof Closure ? Long.MAX_VALUE : UNKNOWN;
  }
}
