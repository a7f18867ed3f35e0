package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;

/** Groups rows and works out aggregates with Jena's accumulators, keeping the members. */
public final class GroupTracer {

  private final ExecutionContext context;
  private final Expressions expressions;
  private final int membersShown;

  GroupTracer(ExecutionContext context, Expressions expressions, int membersShown) {
    this.context = context;
    this.expressions = expressions;
    this.membersShown = membersShown;
  }

  /** Keys that are variables of the rows: known values of these narrow the rows. */
  public static List<Var> plainKeys(OpGroup group) {
    VarExprList keys = group.getGroupVars();
    return keys.getVars().stream().filter(variable -> keys.getExpr(variable) == null).toList();
  }

  Stream<Trace> groups(OpGroup group, List<Trace> rows) {
    Map<Binding, List<Trace>> byKey = new LinkedHashMap<>();
    if (group.getGroupVars().isEmpty()) {
      // without GROUP BY there is always one group, even of nothing (section 18.5.1)
      byKey.put(BindingFactory.empty(), new ArrayList<>());
    }
    for (Trace row : rows) {
      byKey.computeIfAbsent(key(group, row.solution()), key -> new ArrayList<>()).add(row);
    }
    return byKey.entrySet().stream().map(entry -> total(group, entry.getKey(), entry.getValue()));
  }

  private Binding key(OpGroup group, Binding row) {
    Binding key = BindingFactory.empty();
    VarExprList keys = group.getGroupVars();
    for (Var variable : keys.getVars()) {
      Node value = keys.get(variable, row, context);
      if (value != null) {
        key = Bindings.with(key, variable, value);
      }
    }
    return key;
  }

  private Trace total(OpGroup group, Binding key, List<Trace> rows) {
    Binding solution = key;
    List<Evidence.Total> totals = new ArrayList<>();
    for (ExprAggregator aggregate : group.getAggregators()) {
      Accumulator accumulator = aggregate.getAggregator().createAccumulator();
      rows.forEach(row -> accumulator.accumulate(row.solution(), context));
      NodeValue value = accumulator.getValue();
      if (value != null) {
        solution = Bindings.with(solution, aggregate.getVar(), value.asNode());
        totals.add(new Evidence.Total(expressions.show(aggregate), value.asNode()));
      }
    }
    List<List<Evidence>> members = rows.stream().limit(membersShown).map(Trace::evidence).toList();
    return new Trace(solution, List.of(new Evidence.Group(totals, members, rows.size())));
  }
}
