package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.eslabon.rules.Rule;

/**
 * Whether one rule makes another superfluous: the same head, and no condition that the other does
 * not have too, with variables of other names perhaps. Sure when it says so, silent about bodies
 * with more than patterns, paths and filters.
 */
final class Subsumption {

  private Subsumption() {}

  /** The conditions of a body that is a conjunction; empty for others. */
  static Optional<List<Op>> conditions(Op body) {
    List<Op> conditions = new ArrayList<>();
    return collect(body, conditions) ? Optional.of(conditions) : Optional.empty();
  }

  private static boolean collect(Op op, List<Op> conditions) {
    if (op instanceof OpBGP || op instanceof OpPath) {
      conditions.add(op);
      return true;
    }
    if (op instanceof OpFilter filter) {
      conditions.add(filter);
      return collect(filter.getSubOp(), conditions);
    }
    return op instanceof OpJoin join
        && collect(join.getLeft(), conditions)
        && collect(join.getRight(), conditions);
  }

  /** Whether the general rule concludes all that the special one does. */
  static boolean covers(Rule general, Rule special) {
    Optional<List<Op>> fewer = conditions(general.body());
    Optional<List<Op>> more = conditions(special.body());
    if (fewer.isEmpty() || more.isEmpty() || general.head().size() != special.head().size()) {
      return false;
    }
    List<Triple> wanted = new ArrayList<>(general.head());
    return match(wanted, special.head(), new HashMap<>())
        .anyMatch(
            names ->
                match(triples(fewer.get()), triples(more.get()), names)
                    .anyMatch(all -> others(fewer.get(), more.get(), all)));
  }

  /** The ways to name the variables so that each of these triples is one of those. */
  private static Stream<Map<Node, Node>> match(
      List<Triple> some, List<Triple> others, Map<Node, Node> names) {
    if (some.isEmpty()) {
      return Stream.of(names);
    }
    Triple first = some.get(0);
    return others.stream()
        .flatMap(other -> name(first, other, names).stream())
        .flatMap(more -> match(some.subList(1, some.size()), others, more));
  }

  private static Optional<Map<Node, Node>> name(Triple one, Triple other, Map<Node, Node> names) {
    Map<Node, Node> more = new HashMap<>(names);
    return name(one.getSubject(), other.getSubject(), more)
            && name(one.getPredicate(), other.getPredicate(), more)
            && name(one.getObject(), other.getObject(), more)
        ? Optional.of(more)
        : Optional.empty();
  }

  private static boolean name(Node one, Node other, Map<Node, Node> names) {
    if (!Var.isVar(one)) {
      return one.equals(other);
    }
    Node before = names.putIfAbsent(one, other);
    return before == null || before.equals(other);
  }

  private static List<Triple> triples(List<Op> conditions) {
    List<Triple> triples = new ArrayList<>();
    for (Op condition : conditions) {
      if (condition instanceof OpBGP bgp) {
        triples.addAll(bgp.getPattern().getList());
      }
    }
    return triples;
  }

  /** Whether filters and paths, with these names, are among the others. */
  private static boolean others(List<Op> fewer, List<Op> more, Map<Node, Node> names) {
    NodeTransform rename = node -> Objects.requireNonNull(names.getOrDefault(node, node));
    List<Object> there = new ArrayList<>();
    more.forEach(condition -> there.addAll(parts(condition, node -> node)));
    return fewer.stream().allMatch(condition -> there.containsAll(parts(condition, rename)));
  }

  private static List<Object> parts(Op condition, NodeTransform rename) {
    if (condition instanceof OpPath path) {
      return List.of(NodeTransformLib.transform(rename, path));
    }
    List<Object> parts = new ArrayList<>();
    if (condition instanceof OpFilter filter) {
      for (Expr expression : filter.getExprs()) {
        parts.add(expression.applyNodeTransform(rename));
      }
    }
    return parts;
  }
}
