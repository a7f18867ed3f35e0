package org.eslabon.rules.run;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.Unstable;
import org.eslabon.rules.GivenGraph;
import org.eslabon.rules.Rule;

/**
 * Whether the effects of a change can be followed through a rule. Three things of SPARQL-RL make
 * that more than it is worth, so sets that have them are worked out anew: patterns that read the
 * base graph apart, functions that give something else each time, and variables in triple terms.
 */
final class Followable {

  private boolean isFollowable = true;

  private Followable() {}

  static boolean is(Rule rule) {
    Followable search = new Followable();
    rule.head().forEach(search::look);
    search.isFollowable &= !GivenGraph.isReadBy(rule);
    Walker.walk(rule.body(), search.visitor());
    return search.isFollowable;
  }

  private OpVisitorBase visitor() {
    return new OpVisitorBase() {
      @Override
      public void visit(OpBGP bgp) {
        bgp.getPattern().forEach(Followable.this::look);
      }

      @Override
      public void visit(OpExtend extend) {
        extend.getVarExprList().getExprs().values().forEach(Followable.this::look);
      }

      @Override
      public void visit(OpFilter filter) {
        filter.getExprs().forEach(Followable.this::look);
      }
    };
  }

  private void look(Triple triple) {
    for (Node term : new Node[] {triple.getSubject(), triple.getObject()}) {
      isFollowable &= !term.isTripleTerm() || term.isConcrete();
    }
  }

  private void look(Expr expression) {
    isFollowable &= !(expression instanceof Unstable || expression instanceof E_Now);
    if (expression instanceof ExprFunction function) {
      function.getArgs().forEach(this::look);
    }
  }
}
