package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.eslabon.rules.relation.JoinOrder.Part;
import org.eslabon.rules.relation.JoinOrder.State;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a join of many inputs. Each step is chosen when the size of what there is so far is
 * known; a condition is applied as soon as all its variables have their values.
 */
final class JoinRows {

  private final Evaluation evaluation;
  private final @Nullable Table context;
  private final JoinOrder order;

  JoinRows(Evaluation evaluation, @Nullable Table context) {
    this.evaluation = evaluation;
    this.context = context;
    this.order = new JoinOrder(evaluation);
  }

  Table join(List<Operator> inputs, Selection selection) {
    return join(context, inputs, selection);
  }

  /** Joins a table, if there is one, with inputs. */
  Table join(@Nullable Table table, List<Operator> inputs, Selection selection) {
    List<Part> parts = new ArrayList<>();
    if (table != null) {
      parts.add(Part.of(table));
    }
    Set<Var> variables = new LinkedHashSet<>(Evaluation.variables(table));
    for (Operator input : inputs) {
      variables.addAll(input.variables());
      if (input instanceof Scan scan) {
        parts.add(Part.of(scan));
      } else if (input instanceof Closure closure) {
        parts.add(Part.of(closure));
      } else {
        Table rows = evaluation.evaluate(input, contextOf(input));
        if (rows.rows() == 0) {
          variables.addAll(selection.marks());
          return Table.empty(variables);
        }
        parts.add(Part.of(rows));
      }
    }
    return join(parts, selection, variables);
  }

  /** Inputs that mention outer values are evaluated for those values only. */
  private @Nullable Table contextOf(Operator input) {
    return context != null && input.mentioned().stream().anyMatch(context::has) ? context : null;
  }

  private Table join(List<Part> parts, Selection selection, Set<Var> variables) {
    List<Expr> conditions = new ArrayList<>(selection.conditions());
    Table table = Table.unit();
    State state = State.NOTHING;
    while (!parts.isEmpty()) {
      int chosen = state.isNothing() ? order.first(parts) : order.next(state, parts);
      Part part = parts.remove(chosen);
      State after = order.after(state, part);
      table = step(table, part);
      table = filter(table, conditions, parts, selection.marks());
      if (table.rows() == 0) {
        Set<Var> all = new LinkedHashSet<>(variables);
        all.addAll(selection.marks());
        return Table.empty(all);
      }
      state =
          new State(table.rows(), new HashSet<>(table.variables()), after.sorted(), after.cost());
    }
    return evaluation.select(table, new Selection(conditions, selection.tests()));
  }

  private Table step(Table table, Part part) {
    if (part.table() != null) {
      return table.variables().isEmpty() && table.rows() == 1
          ? part.table()
          : TableJoin.join(evaluation, table, part.table());
    }
    ScanJoin join = new ScanJoin(evaluation);
    if (part.scan() != null) {
      return join.join(table, part.scan());
    }
    Closure closure = part.closure();
    if (closure == null) {
      throw new IllegalStateException("a join of nothing");
    }
    Pairs pairs = new ClosureRows(evaluation).pairs(closure, table);
    return join.join(table, closure.from(), closure.to(), pairs);
  }

  /** Applies the conditions that no later step can change, and takes them off the list. */
  private Table filter(Table table, List<Expr> conditions, List<Part> later, Set<Var> marks) {
    List<Expr> ready =
        conditions.stream()
            .filter(
                condition ->
                    condition.getVarsMentioned().stream()
                        .allMatch(v -> isSettled(v, table, later) && !marks.contains(v)))
            .toList();
    if (ready.isEmpty()) {
      return table;
    }
    conditions.removeAll(ready);
    return evaluation.calculator().filter(table, ready);
  }

  private static boolean isSettled(Var variable, Table table, List<Part> later) {
    return (table.has(variable) && !table.hasUnbound(variable))
        || later.stream().noneMatch(part -> part.variables().contains(variable));
  }
}
