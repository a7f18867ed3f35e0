package org.eslabon.rules.relation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;

/** Which variables one operator speaks of. */
final class Mentions {

  private Mentions() {}

  static void collect(Operator operator, Set<Var> mentioned) {
    mentioned.addAll(operator.variables());
    expressions(operator).forEach(expression -> mentioned.addAll(expression.getVarsMentioned()));
  }

  private static Stream<Expr> expressions(Operator operator) {
    Stream<Expr> own =
        operator instanceof Operator.Extend extend
            ? Stream.of(extend.value())
            : operator instanceof Operator.Order order
                ? order.conditions().stream().map(SortCondition::getExpression)
                : operator instanceof Operator.Group group
                    ? group.aggregates().stream().flatMap(Mentions::arguments)
                    : Stream.of();
    return Stream.concat(own, operator.asked().conditions().stream());
  }

  /** What an aggregate is worked out of. */
  static Stream<Expr> arguments(ExprAggregator aggregate) {
    ExprList list = aggregate.getAggregator().getExprList();
    return list == null ? Stream.of() : List.copyOf(list.getList()).stream();
  }
}
