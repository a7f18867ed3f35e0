package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.Unstable;
import org.eslabon.rules.relation.Operator.Selection;
import org.eslabon.rules.relation.Operator.Test;
import org.eslabon.rules.relation.OperatorReader.Uncompiled;

/** Takes filters apart: plain conditions, and EXISTS as a test of its own wherever it stands. */
final class Conditions {

  private final OperatorReader reader;
  private final List<Expr> conditions = new ArrayList<>();
  private final List<Test> tests = new ArrayList<>();

  Conditions(OperatorReader reader) {
    this.reader = reader;
  }

  Selection selection() {
    return new Selection(conditions, tests);
  }

  /** Adds a filter; of a conjunction each side for itself. */
  void add(Expr condition) {
    if (condition instanceof E_LogicalAnd and) {
      add(and.getArg1());
      add(and.getArg2());
    } else if (condition instanceof E_LogicalNot not
        && not.getArg() instanceof ExprFunctionOp inner) {
      test(inner, inner instanceof E_Exists);
    } else if (condition instanceof ExprFunctionOp exists) {
      test(exists, exists instanceof E_NotExists);
    } else {
      conditions.add(marked(condition));
    }
  }

  private void test(ExprFunctionOp exists, boolean isNegated) {
    tests.add(new Test(reader.operator(exists.getGraphPattern()), isNegated, null));
  }

  /** The expression with a variable in the place of each EXISTS, for which there is a test. */
  Expr marked(Expr expression) {
    refuseVolatile(expression);
    if (!hasExists(expression)) {
      return expression;
    }
    return ExprTransformer.transform(
        new ExprTransformCopy() {
          @Override
          public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
            Var mark = reader.fresh("mark");
            boolean isNegated = exists instanceof E_NotExists;
            tests.add(new Test(reader.operator(exists.getGraphPattern()), isNegated, mark));
            return new ExprVar(mark);
          }
        },
        expression);
  }

  /** Refuses what has no place in an aggregate or a sort key. */
  static void require(Expr expression) {
    refuseVolatile(expression);
    if (hasExists(expression)) {
      throw new Uncompiled("EXISTS inside an aggregate or ORDER BY");
    }
  }

  private static boolean hasExists(Expr expression) {
    boolean[] found = {false};
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionOp exists) {
            found[0] = true;
          }
        });
    return found[0];
  }

  private static void refuseVolatile(Expr expression) {
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunction0 function) {
            refuse(function);
          }

          @Override
          public void visit(ExprFunction1 function) {
            refuse(function);
          }

          @Override
          public void visit(ExprFunction2 function) {
            refuse(function);
          }

          @Override
          public void visit(ExprFunctionN function) {
            refuse(function);
          }
        });
  }

  /** A value for equal inputs may not be kept when each call gives another. */
  private static void refuse(ExprFunction function) {
    if (function instanceof Unstable) {
      throw new Uncompiled(function.getFunctionName(null) + ", which is another at each call");
    }
  }
}
