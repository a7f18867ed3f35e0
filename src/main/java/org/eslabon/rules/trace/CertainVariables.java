package org.eslabon.rules.trace;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;

/**
 * Which variables have a value in every solution of a pattern. Jena's {@code fixedVars} counts
 * assignments and aggregates too, which are without a value when their expression fails.
 */
public final class CertainVariables {

  private CertainVariables() {}

  public static Set<Var> of(Op op) {
    Set<Var> certain = new HashSet<>();
    if (op instanceof OpBGP bgp) {
      bgp.getPattern()
          .forEach(
              triple -> {
                add(triple.getSubject(), certain);
                add(triple.getPredicate(), certain);
                add(triple.getObject(), certain);
              });
    } else if (op instanceof OpPath path) {
      add(path.getTriplePath().getSubject(), certain);
      add(path.getTriplePath().getObject(), certain);
    } else if (op instanceof OpJoin join) {
      certain.addAll(of(join.getLeft()));
      certain.addAll(of(join.getRight()));
    } else if (op instanceof OpN sequence) {
      sequence.getElements().forEach(part -> certain.addAll(of(part)));
    } else if (op instanceof OpLeftJoin join) {
      certain.addAll(of(join.getLeft()));
    } else if (op instanceof OpMinus minus) {
      certain.addAll(of(minus.getLeft()));
    } else if (op instanceof OpUnion union) {
      certain.addAll(of(union.getLeft()));
      certain.retainAll(of(union.getRight()));
    } else if (op instanceof OpTable table) {
      certain.addAll(table.getTable().getVars());
      table.getTable().rows().forEachRemaining(row -> certain.removeIf(v -> !row.contains(v)));
    } else if (op instanceof OpGroup group) {
      certain.addAll(of(group.getSubOp()));
      certain.retainAll(GroupTracer.plainKeys(group));
    } else if (op instanceof OpProject project) {
      certain.addAll(of(project.getSubOp()));
      certain.retainAll(project.getVars());
    } else if (op instanceof Op1 wrapper) {
      certain.addAll(of(wrapper.getSubOp()));
    }
    return certain;
  }

  private static void add(Node term, Set<Var> certain) {
    if (term != null && Var.isVar(term)) {
      certain.add(Var.alloc(term));
    }
  }
}
