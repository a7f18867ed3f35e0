package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Source;

/**
 * Which patterns of a plan find new triples since a version of the facts, for semi-naive
 * evaluation: a solution that is new has a new triple in one of them.
 *
 * @param leaves patterns where new triples can only bring new solutions
 * @param areEnough false when new triples are read elsewhere too, inside a closure or a test, and
 *     everything has to be evaluated
 */
public record DeltaLeaves(List<Integer> leaves, boolean areEnough) {

  public DeltaLeaves {
    leaves = List.copyOf(leaves);
  }

  /** The patterns of the plan that find something new. */
  public static DeltaLeaves of(Operator plan, Facts facts, int since) {
    int[] changed = facts.changedSince(since);
    return of(plan, scan -> finds(scan, changed, facts));
  }

  /**
   * The patterns of the plan that find something new.
   *
   * @param findsNew whether a pattern that reads conclusions does
   */
  public static DeltaLeaves of(Operator plan, Predicate<Scan> findsNew) {
    Predicate<Scan> finds = scan -> scan.source() != Source.GIVEN && findsNew.test(scan);
    List<Scan> open = new ArrayList<>();
    collect(plan, open);
    List<Integer> leaves = open.stream().filter(finds).map(Scan::leaf).toList();
    boolean areEnough =
        plan.walk()
            .filter(Scan.class::isInstance)
            .map(Scan.class::cast)
            .filter(finds)
            .allMatch(scan -> leaves.contains(scan.leaf()));
    return new DeltaLeaves(leaves, areEnough);
  }

  private static boolean finds(Scan scan, int[] changed, Facts facts) {
    if (Var.isVar(scan.predicate())) {
      return changed.length > 0;
    }
    int predicate = facts.lexicon().find(scan.predicate());
    return IntStream.of(changed).anyMatch(id -> id == predicate);
  }

  private static void collect(Operator operator, List<Scan> open) {
    if (operator instanceof Scan scan) {
      open.add(scan);
    } else if (operator instanceof Operator.LeftJoin join) {
      collect(join.left(), open);
    } else if (operator instanceof Operator.AntiJoin join) {
      collect(join.left(), open);
    } else if (operator instanceof Operator.Join
        || operator instanceof Operator.Union
        || operator instanceof Operator.Filter
        || operator instanceof Operator.Extend
        || operator instanceof Operator.Project
        || operator instanceof Operator.Distinct) {
      operator.inputs().forEach(input -> collect(input, open));
    }
  }
}
