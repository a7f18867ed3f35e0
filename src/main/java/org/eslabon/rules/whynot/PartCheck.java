package org.eslabon.rules.whynot;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.table.TableN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.eslabon.rules.trace.Absences;
import org.eslabon.rules.trace.Bindings;
import org.eslabon.rules.trace.BodyParts.Part;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.rules.trace.Expressions;
import org.eslabon.rules.trace.Trace;
import org.eslabon.rules.trace.Tracer;

/** Judges conditions that look for nothing new, for values that are known. */
final class PartCheck {

  /** Ways in which something unwanted is present that are shown. */
  private static final int WITNESSES = 5;

  private final Tracer tracer;
  private final Expressions expressions;
  private final Absences absences;
  private final ExecutionContext context;

  PartCheck(Graph facts, PrefixMapping prefixes, Tracer tracer) {
    this.tracer = tracer;
    this.expressions = new Expressions(prefixes);
    this.absences = new Absences(expressions);
    this.context = ExecutionContext.createForGraph(facts);
  }

  /** How a condition stands, and the values known after it. */
  record Result(Requirement requirement, Binding solution) {}

  Result check(Part part, Binding solution) {
    if (part instanceof Part.Test test) {
      return new Result(test(test.expression(), solution), solution);
    }
    if (part instanceof Part.Assign assign) {
      return assign(assign, solution);
    }
    if (part instanceof Part.Optional optional) {
      return optional(optional.op(), solution);
    }
    if (part instanceof Part.Without without) {
      return new Result(without(without, solution), solution);
    }
    throw new IllegalStateException("a condition that must be searched: " + part);
  }

  String show(Expr expression) {
    return expressions.show(expression);
  }

  /** What would have to be there for an operator to have a row. */
  Evidence.Absence absence(Op op, Binding solution) {
    return absences.of(Absences.fill(op, solution));
  }

  private Requirement test(Expr condition, Binding solution) {
    if (condition instanceof E_NotExists absent) {
      Op pattern = Absences.fill(absent.getGraphPattern(), solution);
      return unwanted(pattern, Trace.EMPTY.solution(), absences.of(pattern));
    }
    Evidence shown = expressions.condition(condition, solution);
    return condition.isSatisfied(solution, context)
        ? new Requirement.Met(List.of(shown))
        : new Requirement.Untrue((Evidence.Condition) shown);
  }

  private Requirement unwanted(Op pattern, Binding seed, Evidence.Absence wanted) {
    List<List<Evidence>> inTheWay =
        tracer.solve(pattern, seed).limit(WITNESSES).map(Trace::evidence).distinct().toList();
    return inTheWay.isEmpty()
        ? new Requirement.Met(List.of(wanted))
        : new Requirement.Blocked(wanted, inTheWay);
  }

  private Requirement without(Part.Without without, Binding solution) {
    Op right = without.op().getRight();
    Set<Var> left = OpVars.visibleVars(without.op().getLeft());
    Binding row = Bindings.only(solution, left);
    Binding shared = Bindings.only(row, OpVars.visibleVars(right));
    return shared.isEmpty()
        ? new Requirement.Met(List.of())
        : unwanted(right, shared, absences.of(Absences.fill(right, shared)));
  }

  private Result assign(Part.Assign assign, Binding solution) {
    VarExprList list = new VarExprList();
    list.add(assign.variable(), assign.expression());
    Node value = list.get(assign.variable(), solution, context);
    Node before = solution.get(assign.variable());
    if (value == null) {
      return new Result(new Requirement.Met(List.of()), solution);
    }
    if (before != null && !before.equals(value)) {
      Expr equals = new E_Equals(assign.expression(), NodeValue.makeNode(before));
      return new Result(
          new Requirement.Untrue((Evidence.Condition) expressions.condition(equals, solution)),
          solution);
    }
    return new Result(
        new Requirement.Met(
            expressions.assignment(assign.variable(), assign.expression(), value, solution)),
        before == null ? Bindings.with(solution, assign.variable(), value) : solution);
  }

  /** An OPTIONAL after known values: finds something that fits them, or leaves them as they are. */
  private Result optional(OpLeftJoin optional, Binding solution) {
    TableN row = new TableN();
    row.addBinding(
        solution.isEmpty()
            ? Bindings.with(solution, Var.alloc("/"), NodeFactory.createLiteralString(""))
            : solution);
    Op join = OpLeftJoin.create(OpTable.create(row), optional.getRight(), optional.getExprs());
    return tracer
        .solve(join, Trace.EMPTY.solution())
        .findFirst()
        .map(
            trace ->
                new Result(
                    new Requirement.Met(trace.evidence()),
                    Algebra.merge(solution, trace.solution())))
        .orElseThrow(() -> new IllegalStateException("an OPTIONAL without a row"));
  }
}
