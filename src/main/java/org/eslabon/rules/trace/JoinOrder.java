package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * In which order the parts of a pattern are searched: those that known values narrow come first.
 */
public final class JoinOrder {

  /** Cost of a pattern that no value narrows. */
  private static final int SCAN = 20;

  private static final int PREDICATE_ONLY = 10;

  /** Above any pattern: a group or a slice that must be worked out in full. */
  private static final int WHOLE = 100;

  private JoinOrder() {}

  /** The operands of nested joins, flat. */
  static List<Op> parts(Op op) {
    List<Op> parts = new ArrayList<>();
    if (op instanceof OpJoin join) {
      parts.addAll(parts(join.getLeft()));
      parts.addAll(parts(join.getRight()));
    } else if (op instanceof OpSequence sequence) {
      sequence.getElements().forEach(element -> parts.addAll(parts(element)));
    } else {
      parts.add(op);
    }
    return parts;
  }

  /** The branches of nested unions, flat. */
  static List<Op> branches(Op op) {
    if (!(op instanceof OpUnion union)) {
      return List.of(op);
    }
    List<Op> branches = new ArrayList<>(branches(union.getLeft()));
    branches.addAll(branches(union.getRight()));
    return branches;
  }

  static Triple mostBound(List<Triple> patterns, Binding known) {
    Set<Var> bound = known.varsMentioned();
    return patterns.stream()
        .min(Comparator.comparingInt(pattern -> cost(pattern, bound)))
        .orElseThrow();
  }

  public static Op cheapest(List<Op> parts, Binding known) {
    Set<Var> bound = known.varsMentioned();
    return parts.stream().min(Comparator.comparingInt(part -> cost(part, bound))).orElseThrow();
  }

  private static int cost(Op op, Collection<Var> bound) {
    if (op instanceof OpTable) {
      return 0;
    }
    if (op instanceof OpBGP bgp) {
      return bgp.getPattern().getList().stream()
          .mapToInt(pattern -> cost(pattern, bound))
          .min()
          .orElse(0);
    }
    if (op instanceof OpPath path) {
      Node subject = path.getTriplePath().getSubject();
      Node object = path.getTriplePath().getObject();
      return cost(Triple.create(subject, Node.ANY, object), bound) + 1;
    }
    if (op instanceof OpProject project) {
      return cost(project.getSubOp(), common(bound, project.getVars()));
    }
    if (op instanceof OpGroup group) {
      Set<Var> keys = common(bound, GroupTracer.plainKeys(group));
      return keys.isEmpty() ? WHOLE : cost(group.getSubOp(), keys) + PREDICATE_ONLY;
    }
    if (op instanceof OpSlice) {
      return WHOLE;
    }
    if (op instanceof OpUnion union) {
      return Math.max(cost(union.getLeft(), bound), cost(union.getRight(), bound));
    }
    if (op instanceof OpJoin join) {
      return Math.min(cost(join.getLeft(), bound), cost(join.getRight(), bound));
    }
    if (op instanceof Op2 optionalOrMinus) {
      return cost(optionalOrMinus.getLeft(), bound);
    }
    return op instanceof Op1 wrapper ? cost(wrapper.getSubOp(), bound) : SCAN;
  }

  private static Set<Var> common(Collection<Var> bound, Collection<Var> visible) {
    Set<Var> common = new HashSet<>(bound);
    common.retainAll(visible);
    return common;
  }

  private static int cost(Triple pattern, Collection<Var> bound) {
    boolean subject = isKnown(pattern.getSubject(), bound);
    boolean object = isKnown(pattern.getObject(), bound);
    if (subject && object) {
      return 0;
    }
    if (subject) {
      return 1;
    }
    if (object) {
      // a class or a concept has many subjects, a thing that is a value has few
      return pattern.getObject().isConcrete() ? 3 : 2;
    }
    return isKnown(pattern.getPredicate(), bound) ? PREDICATE_ONLY : SCAN;
  }

  private static boolean isKnown(Node term, Collection<Var> bound) {
    return term.isConcrete() || (Var.isVar(term) && bound.contains(Var.alloc(term)));
  }
}
