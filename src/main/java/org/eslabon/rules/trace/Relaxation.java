package org.eslabon.rules.trace;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;

/**
 * A pattern without all that only takes solutions away or only adds to them: conditions, OPTIONAL,
 * MINUS, totals. Whatever facts a solution of the pattern stands on, a solution of the relaxed
 * pattern stands on some of them, and agrees with it on all variables that both have.
 */
public final class Relaxation {

  private Relaxation() {}

  public static Op of(Op op) {
    if (op instanceof OpBGP || op instanceof OpPath || op instanceof OpTable) {
      return op;
    }
    if (op instanceof OpJoin join) {
      return OpJoin.create(of(join.getLeft()), of(join.getRight()));
    }
    if (op instanceof OpSequence sequence) {
      return sequence.getElements().stream()
          .map(Relaxation::of)
          .reduce(OpJoin::create)
          .orElseGet(OpTable::unit);
    }
    if (op instanceof OpUnion union) {
      return OpUnion.create(of(union.getLeft()), of(union.getRight()));
    }
    if (op instanceof OpLeftJoin join) {
      return of(join.getLeft());
    }
    if (op instanceof OpMinus minus) {
      return of(minus.getLeft());
    }
    if (op instanceof OpGroup group) {
      List<Var> keys = GroupTracer.plainKeys(group);
      return keys.isEmpty() ? OpTable.unit() : new OpProject(of(group.getSubOp()), keys);
    }
    if (op instanceof OpProject project) {
      return new OpProject(of(project.getSubOp()), project.getVars());
    }
    if (op instanceof Op1 wrapper) {
      return of(wrapper.getSubOp());
    }
    throw new IllegalStateException("a rule body with " + op.getName());
  }
}
