package org.eslabon.guard;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A division that fails where the divisor is zero, as SPARQL 1.1 says (17.4.4, {@code
 * op:numeric-divide}): there is no value then, and the query goes on. Jena 5.6 knows 0 for zero but
 * not 0.0, and ends the query with an exception of Java.
 */
public final class SafeDivision extends E_Divide {

  /** The standard optimizer, which gets divisions that are safe: it works out constant ones. */
  public static final RewriteFactory OPTIMIZER =
      context -> {
        Rewrite standard = Optimize.stdOptimizationFactory.create(context);
        return op -> standard.rewrite(in(op));
      };

  /** The same, but that divisions are safe. */
  public static Op in(Op op) {
    return Transformer.transform(new TransformCopy(), new Safe(), op);
  }

  private SafeDivision(Expr dividend, Expr divisor) {
    super(dividend, divisor);
  }

  @Override
  public NodeValue eval(NodeValue dividend, NodeValue divisor) {
    try {
      return super.eval(dividend, divisor);
    } catch (ArithmeticException e) {
      throw new ExprEvalException("division by zero", e);
    }
  }

  @Override
  public Expr copy(Expr dividend, Expr divisor) {
    return new SafeDivision(dividend, divisor);
  }

  private static final class Safe extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      return function instanceof E_Divide
          ? new SafeDivision(left, right)
          : super.transform(function, left, right);
    }
  }
}
