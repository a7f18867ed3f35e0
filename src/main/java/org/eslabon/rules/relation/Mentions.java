package org.eslabon.rules.relation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;

/** Which variables and terms one operator speaks of. */
final class Mentions {

  private Mentions() {}

  static void collect(Operator operator, Set<Var> mentioned) {
    mentioned.addAll(operator.variables());
    expressions(operator).forEach(expression -> mentioned.addAll(expression.getVarsMentioned()));
  }

  /** Collects the terms that are looked up by their ids when the operator is evaluated. */
  static void constants(Operator operator, Set<Node> constants) {
    if (operator instanceof Operator.Values values) {
      values.rows().forEach(row -> row.forEach((variable, term) -> constants.add(term)));
    } else if (operator instanceof Operator.Closure closure) {
      Stream.of(closure.from(), closure.to())
          .filter(Predicate.not(Var::isVar))
          .forEach(constants::add);
    }
    expressions(operator).forEach(expression -> constants(expression, constants));
  }

  private static void constants(Expr expression, Set<Node> constants) {
    if (expression.isConstant()) {
      constants.add(expression.getConstant().asNode());
    } else if (expression.isFunction()) {
      expression.getFunction().getArgs().forEach(part -> constants(part, constants));
    }
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
