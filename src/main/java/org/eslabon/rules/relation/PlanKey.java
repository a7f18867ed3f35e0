package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;

/**
 * What two operators have in common when they differ in the names of variables only, as the two
 * sub-selects of "the group with the largest sum" do: they are evaluated once.
 */
final class PlanKey {

  private final StringBuilder text = new StringBuilder();
  private final List<Var> variables = new ArrayList<>();

  PlanKey(Operator operator) {
    add(operator);
  }

  private Node numbered(Node node) {
    return Var.isVar(node) ? Var.alloc("v" + number(Var.alloc(node))) : node;
  }

  /** The same for operators that differ in names only. */
  String text() {
    return text.toString();
  }

  /** The variables in the order in which the text has them. */
  List<Var> variables() {
    return variables;
  }

  /** A table of another operator with this text, under the names of this one. */
  Table rename(Table table, PlanKey other) {
    List<Var> names =
        table.variables().stream().map(v -> variables.get(other.variables.indexOf(v))).toList();
    int[][] columns = new int[names.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = table.at(i);
    }
    return new Table(names, columns, table.rows());
  }

  private int number(Var variable) {
    int known = variables.indexOf(variable);
    if (known < 0) {
      variables.add(variable);
    }
    return known < 0 ? variables.size() - 1 : known;
  }

  private void add(Operator operator) {
    text.append('(').append(operator.getClass().getSimpleName());
    if (operator instanceof Operator.Scan scan) {
      text.append(scan.source());
      add(scan.subject());
      add(scan.predicate());
      add(scan.object());
    } else if (operator instanceof Operator.Closure closure) {
      text.append(closure.least()).append(closure.isRepeated());
      add(closure.from());
      add(closure.to());
      add(closure.stepFrom());
      add(closure.stepTo());
    } else if (operator instanceof Operator.Values values) {
      values.columns().forEach(this::add);
      values
          .rows()
          .forEach(row -> values.columns().forEach(v -> text.append(row.get(v)).append(' ')));
    }
    operator.inputs().forEach(this::add);
    if (operator instanceof Operator.Extend extend) {
      add(extend.value());
      add(extend.variable());
    } else if (operator instanceof Operator.Project project) {
      project.kept().forEach(this::add);
    } else if (operator instanceof Operator.Group group) {
      group.keys().forEach(this::add);
      for (ExprAggregator aggregate : group.aggregates()) {
        text.append(' ').append(aggregate.getAggregator().copyTransform(this::numbered));
        add(aggregate.getVar());
      }
    } else if (operator instanceof Operator.Order order) {
      for (SortCondition condition : order.conditions()) {
        text.append(condition.getDirection());
        add(condition.getExpression());
      }
    } else if (operator instanceof Operator.Slice slice) {
      text.append(slice.start()).append('+').append(slice.length());
    }
    for (Operator.Test test : operator.asked().tests()) {
      text.append(test.isNegated() ? "unless" : "if");
      if (test.mark() != null) {
        add(test.mark());
      }
      add(test.pattern());
    }
    operator.asked().conditions().forEach(this::add);
    text.append(')');
  }

  private void add(Node term) {
    text.append(' ').append(numbered(term));
  }

  private void add(Expr expression) {
    text.append(' ').append(expression.applyNodeTransform(this::numbered));
  }
}
