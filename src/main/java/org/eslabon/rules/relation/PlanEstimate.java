package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eslabon.rules.relation.JoinOrder.Part;
import org.eslabon.rules.relation.JoinOrder.State;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;

/**
 * How many rows operators will have, before any of them is evaluated. Patterns are counted; what
 * filters and groups leave is a guess, the same one everywhere.
 */
final class PlanEstimate {

  private static final double PASSING = 1 / 3.0;

  private final JoinOrder order;
  private final Map<Operator, Double> known = new HashMap<>();

  PlanEstimate(Facts facts) {
    Evaluation evaluation = new Evaluation(facts, new MemoryBudget(Long.MAX_VALUE), () -> {});
    this.order = new JoinOrder(evaluation);
  }

  double rows(Operator operator) {
    Double rows = known.get(operator);
    if (rows == null) {
      rows = estimate(operator);
      known.put(operator, rows);
    }
    return rows;
  }

  private double estimate(Operator operator) {
    if (operator instanceof Scan || operator instanceof Closure) {
      return order.after(State.NOTHING, part(operator)).rows();
    }
    if (operator instanceof Operator.Join join) {
      State state = State.NOTHING;
      for (Operator input : order(join)) {
        state = order.after(state, part(input));
      }
      return passing(state.rows(), join);
    }
    if (operator instanceof Operator.Values values) {
      return values.rows().size();
    }
    if (operator instanceof Operator.LeftJoin join) {
      Part right = part(join.right());
      State both = order.after(order.after(State.NOTHING, part(join.left())), right);
      return Math.max(rows(join.left()), both.rows());
    }
    if (operator instanceof Operator.Union union) {
      return rows(union.left()) + rows(union.right());
    }
    double input = rows(operator.inputs().get(0));
    if (operator instanceof Operator.Group group) {
      return group.keys().isEmpty() ? 1 : input * PASSING;
    }
    if (operator instanceof Operator.Slice slice && slice.length() >= 0) {
      return Math.min(input, (double) slice.length());
    }
    return passing(input, operator);
  }

  private static double passing(double rows, Operator operator) {
    long unmarked = operator.asked().tests().stream().filter(t -> t.mark() == null).count();
    return rows * Math.pow(PASSING, (double) (operator.asked().conditions().size() + unmarked));
  }

  private Part part(Operator operator) {
    if (operator instanceof Scan scan) {
      return Part.of(scan);
    }
    return operator instanceof Closure closure
        ? Part.of(closure)
        : Part.planned(operator, rows(operator));
  }

  /** The inputs of a join in the order in which it would take them. */
  List<Operator> order(Operator.Join join) {
    List<Operator> rest = new ArrayList<>(join.inputs());
    List<Operator> ordered = new ArrayList<>();
    State state = State.NOTHING;
    while (!rest.isEmpty()) {
      List<Part> parts = rest.stream().map(this::part).toList();
      int next = ordered.isEmpty() ? order.first(parts) : order.next(state, parts);
      state = order.after(state, parts.get(next));
      ordered.add(rest.remove(next));
    }
    return ordered;
  }
}
