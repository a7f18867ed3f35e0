package org.eslabon.guard;

import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;

/** A function of SPARQL whose result is looked at before anybody else gets it. */
final class BoundedFunction extends ExprFunctionN {

  private final ExprFunction function;
  private final Guard guard;

  BoundedFunction(ExprFunction function, Guard guard) {
    super(function.getFunctionSymbol().getSymbol(), new ExprList(function.getArgs()));
    this.function = function;
    this.guard = guard;
  }

  @Override
  protected NodeValue evalSpecial(Binding binding, FunctionEnv env) {
    return BoundedValue.admit(function.eval(binding, env), guard);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    throw new IllegalStateException("evaluated with its binding");
  }

  @Override
  public Expr copySubstitute(Binding binding) {
    return bounded(function.copySubstitute(binding));
  }

  @Override
  public Expr applyNodeTransform(NodeTransform transform) {
    return bounded(function.applyNodeTransform(transform));
  }

  /** Only transforms of algebra ask for it, and all of them are done when this class comes in. */
  @Override
  public Expr copy(ExprList arguments) {
    return this;
  }

  private Expr bounded(Expr copy) {
    return copy instanceof ExprFunction changed ? new BoundedFunction(changed, guard) : copy;
  }
}
