package org.eslabon.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Whether each expression sees the variables it uses, by the scopes of SPARQL 1.1 (section 18.2). A
 * filter over a variable that nothing binds is silently never true, which is how a rule with a typo
 * never fires.
 */
final class ScopeCheck {

  private final BiConsumer<String, Set<String>> unbound;
  private final Runnable unordered;
  private final Set<String> reported = new HashSet<>();

  /**
   * @param unbound told of each variable once, with the names visible where it is used
   * @param unordered told of a slice of unordered rows
   */
  ScopeCheck(BiConsumer<String, Set<String>> unbound, Runnable unordered) {
    this.unbound = unbound;
    this.unordered = unordered;
  }

  void check(Op body) {
    check(body, Set.of());
  }

  /** Variables of {@code outer} are substituted into the pattern of an EXISTS before it runs. */
  private void check(Op op, Set<Var> outer) {
    if (op instanceof OpFilter filter) {
      checkAll(filter.getExprs(), visible(filter.getSubOp(), outer));
    } else if (op instanceof OpLeftJoin join && join.getExprs() != null) {
      checkAll(join.getExprs(), visible(join, outer));
    } else if (op instanceof OpExtend extend) {
      checkAssignments(extend.getVarExprList(), visible(extend.getSubOp(), outer));
    } else if (op instanceof OpGroup group) {
      Set<Var> visible = visible(group.getSubOp(), outer);
      checkAssignments(group.getGroupVars(), visible);
      for (ExprAggregator aggregate : group.getAggregators()) {
        ExprList arguments = aggregate.getAggregator().getExprList();
        if (arguments != null) {
          checkAll(arguments, visible);
        }
      }
    } else if (op instanceof OpOrder order) {
      for (SortCondition condition : order.getConditions()) {
        check(condition.getExpression(), visible(order.getSubOp(), outer));
      }
    } else if (op instanceof OpProject project) {
      Set<Var> visible = visible(project.getSubOp(), outer);
      project.getVars().forEach(variable -> require(variable, visible));
    } else if (op instanceof OpSlice slice && !isOrdered(slice.getSubOp())) {
      unordered.run();
    }
    for (Op part : parts(op)) {
      check(part, outer);
    }
  }

  private static boolean isOrdered(Op op) {
    return op instanceof OpOrder
        || (op instanceof Op1 wrapper
            && !(op instanceof OpGroup)
            && !(op instanceof OpFilter)
            && isOrdered(wrapper.getSubOp()));
  }

  private static List<Op> parts(Op op) {
    if (op instanceof Op1 one) {
      return List.of(one.getSubOp());
    }
    if (op instanceof Op2 two) {
      return List.of(two.getLeft(), two.getRight());
    }
    return op instanceof OpN many ? many.getElements() : List.of();
  }

  private static Set<Var> visible(Op op, Set<Var> outer) {
    Set<Var> all = new HashSet<>(OpVars.visibleVars(op));
    all.addAll(outer);
    return all;
  }

  /** Each assignment sees those before it. */
  private void checkAssignments(VarExprList assignments, Set<Var> visible) {
    Set<Var> seen = new HashSet<>(visible);
    for (Var variable : assignments.getVars()) {
      Expr expression = assignments.getExpr(variable);
      if (expression == null) {
        require(variable, seen);
      } else {
        check(expression, seen);
        seen.add(variable);
      }
    }
  }

  private void checkAll(ExprList expressions, Set<Var> visible) {
    expressions.forEach(expression -> check(expression, visible));
  }

  /** Jena's own collectors look into the filters of an EXISTS, whose scope is another one. */
  private void check(Expr expression, Set<Var> visible) {
    if (expression.isVariable()) {
      require(expression.asVar(), visible);
    } else if (expression instanceof ExprFunctionOp exists) {
      check(exists.getGraphPattern(), visible);
    } else if (expression instanceof ExprFunction function) {
      function.getArgs().forEach(argument -> check(argument, visible));
    }
  }

  private void require(Var variable, Set<Var> visible) {
    String name = VariableName.of(variable);
    if (VariableName.isWritten(variable) && !visible.contains(variable) && reported.add(name)) {
      Set<String> names =
          visible.stream()
              .filter(VariableName::isWritten)
              .map(VariableName::of)
              .collect(Collectors.toCollection(TreeSet::new));
      unbound.accept(name, names);
    }
  }
}
