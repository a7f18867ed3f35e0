package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.Expr;

/**
 * Takes a body apart into conditions that can be met or not one by one. Each branch of a union is
 * an alternative. What cannot be taken apart without changing its meaning (a group, a slice, a
 * table) stays whole.
 *
 * <p>The variables of inner scopes have been renamed apart, so a part keeps its meaning outside the
 * braces it stood in.
 */
public final class BodyParts {

  /** A union of unions multiplies; nobody reads more ways than this. */
  private static final int ALTERNATIVES = 24;

  private BodyParts() {}

  /** One condition. */
  public sealed interface Part {

    /** A triple pattern or a property path. */
    record Find(Op op, TriplePath pattern) implements Part {}

    /** A group, slice or table, worked out in one piece. */
    record Whole(Op op) implements Part {}

    /** What may be found and need not be. */
    record Optional(OpLeftJoin op) implements Part {}

    /** What must not be found: MINUS. */
    record Without(OpMinus op) implements Part {}

    record Test(Expr expression) implements Part {}

    record Assign(Var variable, Expr expression) implements Part {}

    /** The variables to which it gives values. */
    default Set<Var> binds() {
      if (this instanceof Find find) {
        return OpVars.visibleVars(find.op());
      }
      if (this instanceof Whole whole) {
        return OpVars.visibleVars(whole.op());
      }
      if (this instanceof Optional optional) {
        return OpVars.visibleVars(optional.op().getRight());
      }
      return this instanceof Assign assign ? Set.of(assign.variable()) : Set.of();
    }

    /** The variables whose values it waits for. */
    default Set<Var> uses() {
      if (this instanceof Test test) {
        return test.expression().getVarsMentioned();
      }
      if (this instanceof Assign assign) {
        return assign.expression().getVarsMentioned();
      }
      if (this instanceof Optional optional) {
        return new HashSet<>(OpVars.mentionedVars(optional.op().getRight()));
      }
      return this instanceof Without without
          ? OpVars.visibleVars(without.op().getRight())
          : Set.of();
    }
  }

  /** The ways in which the body can hold, each a list of conditions in the order of the body. */
  public static List<List<Part>> alternatives(Op op) {
    if (op instanceof OpBGP bgp) {
      List<Part> parts = new ArrayList<>();
      bgp.getPattern()
          .forEach(
              triple -> {
                BasicPattern single = new BasicPattern();
                single.add(triple);
                parts.add(new Part.Find(new OpBGP(single), new TriplePath(triple)));
              });
      return List.of(parts);
    }
    if (op instanceof OpPath path) {
      return List.of(List.of(new Part.Find(op, path.getTriplePath())));
    }
    if (op instanceof OpJoin join) {
      return both(alternatives(join.getLeft()), alternatives(join.getRight()));
    }
    if (op instanceof OpSequence sequence) {
      List<List<Part>> all = List.of(List.of());
      for (Op element : sequence.getElements()) {
        all = both(all, alternatives(element));
      }
      return all;
    }
    if (op instanceof OpUnion) {
      return JoinOrder.branches(op).stream()
          .flatMap(branch -> alternatives(branch).stream())
          .limit(ALTERNATIVES)
          .toList();
    }
    if (op instanceof OpFilter filter) {
      List<List<Part>> all = alternatives(filter.getSubOp());
      for (Expr condition : filter.getExprs()) {
        all = both(all, alternatives(condition));
      }
      return all;
    }
    if (op instanceof OpExtend extend) {
      List<Part> assignments = new ArrayList<>();
      for (Var variable : extend.getVarExprList().getVars()) {
        assignments.add(new Part.Assign(variable, extend.getVarExprList().getExpr(variable)));
      }
      return both(alternatives(extend.getSubOp()), List.of(assignments));
    }
    if (op instanceof OpLeftJoin join) {
      return both(alternatives(join.getLeft()), List.of(List.of(new Part.Optional(join))));
    }
    if (op instanceof OpMinus minus) {
      return both(alternatives(minus.getLeft()), List.of(List.of(new Part.Without(minus))));
    }
    if (op instanceof OpProject project) {
      return alternatives(project.getSubOp());
    }
    if (op instanceof OpDistinctReduced distinct) {
      return alternatives(distinct.getSubOp());
    }
    if (op instanceof OpOrder order) {
      return alternatives(order.getSubOp());
    }
    return List.of(List.of(new Part.Whole(op)));
  }

  /** EXISTS joins its pattern for as long as only existence is asked. */
  private static List<List<Part>> alternatives(Expr condition) {
    if (condition instanceof E_LogicalAnd and) {
      return both(alternatives(and.getArg1()), alternatives(and.getArg2()));
    }
    if (condition instanceof E_Exists exists) {
      return alternatives(exists.getGraphPattern());
    }
    return List.of(List.of(new Part.Test(condition)));
  }

  private static List<List<Part>> both(List<List<Part>> first, List<List<Part>> second) {
    List<List<Part>> all = new ArrayList<>();
    for (List<Part> one : first) {
      for (List<Part> other : second) {
        if (all.size() < ALTERNATIVES) {
          List<Part> together = new ArrayList<>(one);
          together.addAll(other);
          all.add(together);
        }
      }
    }
    return all;
  }
}
