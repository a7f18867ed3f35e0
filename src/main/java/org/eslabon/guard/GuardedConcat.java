package org.eslabon.guard;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;

/** GROUP_CONCAT that ends when its text becomes too long. */
final class GuardedConcat extends AggregatorBase {

  private final Aggregator original;
  private final String separator;
  private final Guard guard;

  GuardedConcat(Aggregator original, Distinctness distinctness, String separator, Guard guard) {
    super(original.getName(), distinctness == Distinctness.DISTINCT, original.getExprList());
    this.original = original;
    this.separator = separator;
    this.guard = guard;
  }

  /** Whether a value counts once. */
  enum Distinctness {
    ALL,
    DISTINCT
  }

  @Override
  public Accumulator createAccumulator() {
    return new Text(getExpr());
  }

  @Override
  public Node getValueEmpty() {
    return original.getValueEmpty();
  }

  @Override
  public Aggregator copy(ExprList arguments) {
    Distinctness distinctness = isDistinct ? Distinctness.DISTINCT : Distinctness.ALL;
    return new GuardedConcat(original.copy(arguments), distinctness, separator, guard);
  }

  @Override
  public int hashCode() {
    return original.hashCode();
  }

  @Override
  public boolean equals(Aggregator other, boolean bySyntax) {
    return other instanceof GuardedConcat concat && original.equals(concat.original, bySyntax);
  }

  /** The text of one group. */
  private final class Text extends AccumulatorExpr {

    private final StringBuilder text = new StringBuilder();
    private boolean isFirst = true;

    Text(Expr expression) {
      super(expression, isDistinct);
    }

    @Override
    protected void accumulate(NodeValue value, Binding binding, FunctionEnv env) {
      if (!isFirst) {
        text.append(separator);
      }
      isFirst = false;
      text.append(value.asString());
      guard.admit(text.length());
    }

    @Override
    protected void accumulateError(Binding binding, FunctionEnv env) {}

    @Override
    protected NodeValue getAccValue() {
      return NodeValue.makeString(text.toString());
    }
  }
}
