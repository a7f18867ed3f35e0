package org.eslabon.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/**
 * An expression of SPARQL that travels to executors as text and is worked out there by ARQ.
 * Immutable; safe for threads.
 */
final class Formula implements Serializable {

  private static final long serialVersionUID = 1L;

  static {
    JenaSystem.init();
    // awkward literals are what data have, not what a log of a cluster needs a line each for
    NodeValue.VerboseWarnings = false;
  }

  private final String text;
  private final int arity;
  private transient volatile @Nullable Parsed parsed;

  /** The expression where it runs. */
  private record Parsed(Expr expression, List<Var> variables, FunctionEnv env) {

    static Parsed of(String text, int arity) {
      List<Var> variables = new ArrayList<>(arity);
      for (int i = 0; i < arity; i++) {
        variables.add(Var.alloc("v" + i));
      }
      return new Parsed(
          SSE.parseExpr(text), variables, ExecutionContext.createForGraph(Graph.emptyGraph));
    }
  }

  private Formula(String text, int arity) {
    this.text = text;
    this.arity = arity;
  }

  /**
   * The formula of an expression.
   *
   * @param inputs the variables whose texts it will be given, in this order; others are unbound
   */
  static Formula of(Expr expression, List<Var> inputs) {
    return new Formula(SSE.str(renamed(expression, inputs)), inputs.size());
  }

  /** Whether the expression is the same after the journey. */
  static boolean canTravel(Expr expression) {
    Expr own = renamed(expression, List.copyOf(expression.getVarsMentioned()));
    try {
      return SSE.parseExpr(SSE.str(own)).equals(own);
    } catch (JenaException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static Expr renamed(Expr expression, List<Var> inputs) {
    return expression.applyNodeTransform(
        node -> {
          if (!Var.isVar(node)) {
            return node;
          }
          int index = inputs.indexOf(Var.alloc(node));
          return Var.alloc(index < 0 ? "unbound" : "v" + index);
        });
  }

  private Parsed parsed() {
    Parsed known = parsed;
    if (known == null) {
      known = Parsed.of(text, arity);
      parsed = known;
    }
    return known;
  }

  /** The value, or null where there is none. */
  @Nullable String value(@Nullable String... inputs) {
    NodeValue value = evaluate(inputs);
    Node term = value == null ? null : value.asNode();
    return term == null ? null : TermText.of(term);
  }

  /** Whether it is true; an error is not. */
  boolean isTrue(@Nullable String... inputs) {
    NodeValue value = evaluate(inputs);
    try {
      return value != null && XSDFuncOp.effectiveBooleanValue(value);
    } catch (ExprEvalException e) {
      return false;
    }
  }

  private @Nullable NodeValue evaluate(@Nullable String... inputs) {
    Parsed here = parsed();
    try {
      if (arity == 0) {
        return here.expression().eval(BindingFactory.empty(), here.env());
      }
      BindingBuilder binding = BindingFactory.builder();
      for (int i = 0; i < arity; i++) {
        String input = inputs[i];
        if (input != null) {
          binding.add(here.variables().get(i), TermText.term(input));
        }
      }
      return here.expression().eval(binding.build(), here.env());
    } catch (ExprEvalException | ArithmeticException e) {
      // ARQ lets a division by 0.0 through to Java
      return null;
    }
  }
}
