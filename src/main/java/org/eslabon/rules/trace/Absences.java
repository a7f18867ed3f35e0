package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;

/** Describes a pattern that has no solution: what nobody recorded. */
public final class Absences {

  private final Expressions expressions;

  public Absences(Expressions expressions) {
    this.expressions = expressions;
  }

  /** The pattern with the values of the solution in it, as EXISTS is defined to read it. */
  public static Op fill(Op pattern, Binding solution) {
    return Substitute.substitute(pattern, solution);
  }

  public Evidence.Absence of(Op filled) {
    List<TriplePath> patterns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    List<Evidence.Absence> unless = new ArrayList<>();
    collect(filled, patterns, conditions, unless);
    return new Evidence.Absence(patterns, conditions, unless);
  }

  /** An OPTIONAL that found nothing. */
  public Evidence.Absence of(OpLeftJoin optional, Binding solution) {
    Evidence.Absence pattern = of(fill(optional.getRight(), solution));
    if (optional.getExprs() == null) {
      return pattern;
    }
    List<String> conditions = new ArrayList<>(pattern.conditions());
    for (Expr condition : optional.getExprs()) {
      conditions.add(expressions.show(Substitute.substitute(condition, solution)));
    }
    return new Evidence.Absence(pattern.patterns(), conditions, pattern.unless());
  }

  private void collect(
      Op op, List<TriplePath> patterns, List<String> conditions, List<Evidence.Absence> unless) {
    if (op instanceof OpBGP bgp) {
      bgp.getPattern().forEach(triple -> patterns.add(new TriplePath(triple)));
    } else if (op instanceof OpPath path) {
      patterns.add(path.getTriplePath());
    } else if (op instanceof OpFilter filter) {
      collect(filter.getSubOp(), patterns, conditions, unless);
      for (Expr condition : filter.getExprs()) {
        if (condition instanceof E_NotExists absent) {
          unless.add(of(absent.getGraphPattern()));
        } else {
          conditions.add(expressions.show(condition));
        }
      }
    } else if (op instanceof OpMinus minus) {
      collect(minus.getLeft(), patterns, conditions, unless);
      unless.add(of(minus.getRight()));
    } else if (op instanceof OpLeftJoin optional) {
      collect(optional.getLeft(), patterns, conditions, unless);
    } else if (op instanceof Op2 two) {
      collect(two.getLeft(), patterns, conditions, unless);
      collect(two.getRight(), patterns, conditions, unless);
    } else if (op instanceof OpN many) {
      many.getElements().forEach(part -> collect(part, patterns, conditions, unless));
    } else if (op instanceof Op1 wrapper) {
      collect(wrapper.getSubOp(), patterns, conditions, unless);
    }
  }
}
