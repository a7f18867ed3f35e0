package org.eslabon.rules.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A comparison that also tells for which value of one variable it turns: where both its sides are
 * equal. The sides are reckoned for the value, for one more and for two more; when they lie on a
 * line, the turning point is where the line crosses zero. The further sides are arguments as well,
 * so that whatever the query engine puts in for variables is put into them too.
 */
final class WatchedComparison extends ExprFunctionN {

  private final ExprFunction2 comparison;
  private final Watcher watcher;

  /** Hears of turning points. */
  interface Watcher {

    /** The comparison turns where the variable has this value. */
    void turns(BigDecimal value);

    /** The sides are not on a line, so where the comparison turns is not known. */
    void bends();
  }

  private WatchedComparison(ExprFunction2 comparison, Watcher watcher, ExprList sides) {
    super("watched", sides);
    this.comparison = comparison;
    this.watcher = watcher;
  }

  /** Watches a comparison in which the variable is mentioned. */
  static Expr of(ExprFunction2 comparison, Var variable, Watcher watcher) {
    ExprList sides = new ExprList(new ExprVar(variable));
    for (int step = 0; step <= 2; step++) {
      sides.add(shifted(comparison.getArg1(), variable, step));
      sides.add(shifted(comparison.getArg2(), variable, step));
    }
    return new WatchedComparison(comparison, watcher, sides);
  }

  /** The side with the variable made greater. */
  private static Expr shifted(Expr side, Var variable, int step) {
    if (step == 0) {
      return side;
    }
    return ExprTransformer.transform(
        new ExprTransformCopy() {
          @Override
          public Expr transform(ExprVar mentioned) {
            return mentioned.asVar().equals(variable)
                ? new E_Add(mentioned, NodeValue.makeInteger(step))
                : mentioned;
          }
        },
        side);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    if (values.stream().allMatch(NodeValue::isNumber)) {
      BigDecimal[] numbers =
          values.stream().map(WatchedComparison::number).toArray(BigDecimal[]::new);
      BigDecimal here = numbers[1].subtract(numbers[2]);
      BigDecimal next = numbers[3].subtract(numbers[4]);
      BigDecimal slope = next.subtract(here);
      if (numbers[5].subtract(numbers[6]).subtract(next).compareTo(slope) != 0) {
        watcher.bends();
      } else if (slope.signum() != 0) {
        watcher.turns(numbers[0].subtract(here.divide(slope, MathContext.DECIMAL128)));
      }
    }
    return comparison.eval(values.get(1), values.get(2));
  }

  private static BigDecimal number(NodeValue value) {
    return value.isDouble() || value.isFloat()
        ? BigDecimal.valueOf(value.getDouble())
        : value.getDecimal();
  }

  @Override
  public Expr copy(ExprList sides) {
    return new WatchedComparison(comparison, watcher, sides);
  }

  @Override
  public int hashCode() {
    return Objects.hash(comparison, getArgs());
  }
}
