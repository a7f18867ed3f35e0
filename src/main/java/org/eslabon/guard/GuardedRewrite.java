package org.eslabon.guard;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_TripleFn;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.eslabon.guard.GuardedConcat.Distinctness;

/**
 * Puts guarded functions and aggregates in the place of those that can run for ever or grow without
 * end, after the optimizer has done its work: it knows the originals.
 */
record GuardedRewrite(Rewrite optimizer, Guard guard) implements Rewrite {

  @Override
  public Op rewrite(Op op) {
    return Transformer.transform(new Groups(guard), new Functions(guard), optimizer.rewrite(op));
  }

  /** GROUP_CONCAT. */
  private static final class Groups extends TransformCopy {

    private final Guard guard;

    Groups(Guard guard) {
      this.guard = guard;
    }

    @Override
    public Op transform(OpGroup group, Op below) {
      List<ExprAggregator> aggregators =
          group.getAggregators().stream()
              .map(each -> new ExprAggregator(each.getVar(), guarded(each.getAggregator())))
              .toList();
      return OpGroup.create(below, group.getGroupVars(), aggregators);
    }

    private Aggregator guarded(Aggregator aggregator) {
      if (aggregator instanceof AggGroupConcat concat) {
        return new GuardedConcat(concat, Distinctness.ALL, concat.getSeparator(), guard);
      }
      if (aggregator instanceof AggGroupConcatDistinct concat) {
        return new GuardedConcat(concat, Distinctness.DISTINCT, concat.getSeparator(), guard);
      }
      return aggregator;
    }
  }

  /** Regular expressions, and functions whose results can be longer than their arguments. */
  private static final class Functions extends ExprTransformCopy {

    private final Guard guard;

    Functions(Guard guard) {
      this.guard = guard;
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new GuardedRegex(GuardedRegex.Kind.REGEX, arguments, guard);
      }
      if (function instanceof E_StrReplace) {
        return new GuardedRegex(GuardedRegex.Kind.REPLACE, arguments, guard);
      }
      Expr copy = super.transform(function, arguments);
      return copy instanceof E_StrConcat concat ? new BoundedFunction(concat, guard) : copy;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      Expr copy = super.transform(function, argument);
      return copy instanceof E_StrEncodeForURI encode ? new BoundedFunction(encode, guard) : copy;
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      Expr copy = super.transform(function, left, right);
      return copy instanceof E_Multiply product ? new BoundedFunction(product, guard) : copy;
    }

    @Override
    public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
      Expr copy = super.transform(function, first, second, third);
      return copy instanceof E_TripleFn triple ? new BoundedFunction(triple, guard) : copy;
    }
  }
}
