package org.eslabon.rules.relation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Of which variables the terms matter, because they are joined, grouped, made distinct, looked up
 * or concluded. Of all others only values are asked, as of a sum that something is divided by:
 * numbers that are worked out for them need not be known as terms, and equal ones may have
 * different ids.
 */
final class NeededTerms {

  private final Set<Var> needed = new HashSet<>();

  /** Variables that hand their terms on to another one. */
  private final Map<Var, Set<Var>> sources = new HashMap<>();

  private NeededTerms() {}

  /**
   * The variables of a plan whose terms matter.
   *
   * @param wanted those that matter to whoever asked for the solutions
   */
  static Set<Var> of(Operator operator, Set<Var> wanted) {
    NeededTerms terms = new NeededTerms();
    operator.walk().forEach(terms::collect);
    Set<Var> all = new HashSet<>();
    terms.needed.addAll(wanted);
    terms.needed.forEach(variable -> terms.follow(variable, all));
    return all;
  }

  private void follow(Var variable, Set<Var> all) {
    if (all.add(variable)) {
      sources.getOrDefault(variable, Set.of()).forEach(source -> follow(source, all));
    }
  }

  private void collect(Operator operator) {
    if (operator instanceof Operator.Extend extend) {
      handOn(extend.value(), extend.variable());
    } else if (operator instanceof Operator.Group group) {
      needed.addAll(group.keys());
      group.aggregates().forEach(this::collect);
    } else if (operator instanceof Operator.Distinct distinct) {
      needed.addAll(distinct.variables());
    } else if (operator instanceof Operator.Order order) {
      order.conditions().forEach(c -> needed.addAll(c.getExpression().getVarsMentioned()));
    } else if (operator.inputs().isEmpty() || operator instanceof Operator.Closure) {
      needed.addAll(operator.variables());
    }
    shared(operator.inputs());
    operator.asked().tests().forEach(test -> needed.addAll(test.pattern().mentioned()));
  }

  private void collect(ExprAggregator aggregate) {
    List<Expr> arguments = Mentions.arguments(aggregate).toList();
    Aggregator aggregator = aggregate.getAggregator();
    if (aggregator instanceof AggMin || aggregator instanceof AggMax) {
      handOn(arguments.get(0), aggregate.getVar());
    } else if (!(aggregator instanceof AggSum)) {
      arguments.forEach(argument -> needed.addAll(argument.getVarsMentioned()));
    }
  }

  private void handOn(Expr value, Var variable) {
    if (value instanceof ExprVar source) {
      sources.computeIfAbsent(variable, v -> new HashSet<>()).add(source.asVar());
    }
  }

  /** What several inputs have is joined by. */
  private void shared(List<Operator> inputs) {
    Set<Var> seen = new HashSet<>();
    for (Operator input : inputs) {
      for (Var variable : input.variables()) {
        if (!seen.add(variable)) {
          needed.add(variable);
        }
      }
    }
  }
}
