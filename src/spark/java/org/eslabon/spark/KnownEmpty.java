package org.eslabon.spark;

import org.eslabon.rules.relation.Operator;

/**
 * Which operators have no solutions, as far as the numbers of triples tell that are known without a
 * job. What has none is not run: a set of rules speaks of much that no data set has.
 */
record KnownEmpty(Triples triples) {

  boolean is(Operator operator) {
    if (operator instanceof Operator.Scan scan) {
      return triples.size(scan) == 0;
    }
    if (operator instanceof Operator.Closure closure) {
      return closure.least() > 0 && is(closure.step());
    }
    if (operator instanceof Operator.Values values) {
      return values.rows().isEmpty();
    }
    if (operator instanceof Operator.Join join) {
      return join.inputs().stream().anyMatch(this::is) || stopsAll(join.selection());
    }
    if (operator instanceof Operator.Filter filter) {
      return is(filter.input()) || stopsAll(filter.selection());
    }
    if (operator instanceof Operator.Union union) {
      return is(union.left()) && is(union.right());
    }
    if (operator instanceof Operator.Group group) {
      // without keys, no rows are a group too
      return !group.keys().isEmpty() && is(group.input());
    }
    // of the others the first input decides: what stands right of OPTIONAL and MINUS takes nothing
    return is(operator.inputs().get(0));
  }

  /** Whether nothing passes, since what has to be there is not. */
  private boolean stopsAll(Operator.Selection selection) {
    return selection.tests().stream()
        .anyMatch(test -> !test.isNegated() && test.mark() == null && is(test.pattern()));
  }
}
