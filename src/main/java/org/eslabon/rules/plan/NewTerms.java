package org.eslabon.rules.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVars;
import org.eslabon.rules.Rule;

/**
 * Which variables of a head hold terms that an assignment makes, rather than finds in the data. A
 * rule that could feed on its own new terms might never end, so such a rule reads only what is
 * complete. Choosing among terms at hand ({@code IF}, {@code COALESCE}, truth values) makes none.
 */
public final class NewTerms {

  private final Map<Var, Expr> assignments = new HashMap<>();
  private final Set<Var> aggregates = new HashSet<>();

  private NewTerms(Op body) {
    Walker.walk(
        body,
        new OpVisitorBase() {
          @Override
          public void visit(OpExtend extend) {
            collect(extend.getVarExprList());
          }

          @Override
          public void visit(OpAssign assign) {
            collect(assign.getVarExprList());
          }

          @Override
          public void visit(OpGroup group) {
            collect(group.getGroupVars());
            group.getAggregators().forEach(aggregate -> aggregates.add(aggregate.getVar()));
          }
        });
  }

  private void collect(VarExprList list) {
    list.getExprs().forEach(assignments::put);
  }

  /** Variables of the head whose terms are made. */
  public static Set<Var> inHead(Rule rule) {
    NewTerms terms = new NewTerms(rule.body());
    Set<Var> made = new HashSet<>();
    for (Triple template : rule.head()) {
      for (Node term :
          new Node[] {template.getSubject(), template.getPredicate(), template.getObject()}) {
        if (term.isVariable() && terms.isMade(Var.alloc(term))) {
          made.add(Var.alloc(term));
        }
      }
    }
    return made;
  }

  /** SPARQL assigns a variable once and in order, so following assignments ends. */
  private boolean isMade(Var variable) {
    Expr expression = assignments.get(variable);
    return expression != null && makes(expression);
  }

  private boolean makes(Expr expression) {
    if (expression.isConstant()) {
      return false;
    }
    if (expression.isVariable()) {
      return isMade(expression.asVar());
    }
    if (expression instanceof E_If choice) {
      return makes(choice.getArg2()) || makes(choice.getArg3());
    }
    if (expression instanceof E_Coalesce choice) {
      return choice.getArgs().stream().anyMatch(this::makes);
    }
    return !isTruthValue(expression) && !isAboutAggregatesOnly(expression);
  }

  /** What is worked out of aggregates alone is finite: aggregates are closed in any case. */
  private boolean isAboutAggregatesOnly(Expr expression) {
    Set<Var> used = ExprVars.getVarsMentioned(expression);
    return !used.isEmpty()
        && used.stream()
            .allMatch(
                variable ->
                    aggregates.contains(variable)
                        || (assignments.containsKey(variable)
                            && isAboutAggregatesOnly(assignments.get(variable))));
  }

  private static boolean isTruthValue(Expr expression) {
    return expression instanceof E_Equals
        || expression instanceof E_NotEquals
        || expression instanceof E_LessThan
        || expression instanceof E_LessThanOrEqual
        || expression instanceof E_GreaterThan
        || expression instanceof E_GreaterThanOrEqual
        || expression instanceof E_LogicalAnd
        || expression instanceof E_LogicalOr
        || expression instanceof E_LogicalNot
        || expression instanceof E_Bound
        || expression instanceof ExprFunctionOp;
  }
}
