package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * Collects the readings of a body. Goes down the algebra with two things in hand: why everything
 * below is closed, if it is, and which classes the solution must give each variable.
 */
final class BodyReader {

  private static final Triple EVERYTHING = Triple.create(Node.ANY, Node.ANY, Node.ANY);

  private final List<Reading> readings = new ArrayList<>();

  private BodyReader() {}

  static List<Reading> read(Op body) {
    BodyReader reader = new BodyReader();
    reader.visit(body, Map.of(), null);
    return List.copyOf(reader.readings);
  }

  private void visit(Op op, Map<Node, Set<Node>> outer, @Nullable Closure closure) {
    Map<Node, Set<Node>> types = withTypes(op, outer);
    if (op instanceof OpBGP bgp) {
      bgp.getPattern().forEach(triple -> add(triple, types, closure));
    } else if (op instanceof OpPath path) {
      addPath(path.getTriplePath(), types, closure);
    } else if (op instanceof OpJoin || op instanceof OpUnion) {
      visit(((Op2) op).getLeft(), types, closure);
      visit(((Op2) op).getRight(), types, closure);
    } else if (op instanceof OpLeftJoin join) {
      visit(join.getLeft(), types, closure);
      visit(join.getRight(), types, stronger(closure, Closure.OPTIONAL));
      visitAll(join.getExprs(), types, stronger(closure, Closure.OPTIONAL));
    } else if (op instanceof OpMinus minus) {
      visit(minus.getLeft(), types, closure);
      visit(minus.getRight(), types, stronger(closure, Closure.MINUS));
    } else if (op instanceof OpSequence sequence) {
      sequence.getElements().forEach(part -> visit(part, types, closure));
    } else if (op instanceof OpFilter filter) {
      visit(filter.getSubOp(), types, closure);
      visitAll(filter.getExprs(), types, closure);
    } else if (op instanceof OpGroup group) {
      // classes stated outside hold for the rows of a group only through its keys
      visit(group.getSubOp(), keysOnly(types, group), stronger(closure, Closure.AGGREGATE));
    } else if (op instanceof OpGraph) {
      return; // the base graph, which no rule writes to
    } else if (op instanceof OpSlice slice) {
      visit(slice.getSubOp(), Map.of(), stronger(closure, Closure.SLICE));
    } else if (op instanceof OpExtend extend) {
      visit(extend.getSubOp(), types, closure);
      visitAssignments(extend.getVarExprList(), types, closure);
    } else if (op instanceof Op1 wrapper) {
      visit(wrapper.getSubOp(), types, closure);
    } else if (!(op instanceof OpTable)) {
      throw new IllegalStateException("a rule body with " + op.getName());
    }
  }

  private void add(Triple pattern, Map<Node, Set<Node>> types, @Nullable Closure closure) {
    Map<Node, Set<Node>> ofPattern = new HashMap<>();
    for (Node term : List.of(pattern.getSubject(), pattern.getObject())) {
      if (!types.getOrDefault(term, Set.of()).isEmpty()) {
        ofPattern.put(term, types.get(term));
      }
    }
    readings.add(new Reading(pattern, ofPattern, closure));
  }

  /**
   * A path of no steps holds at every node of the graph. Where one end is a term or stands in
   * another pattern, that says nothing new; elsewhere the path reads everything.
   */
  private void addPath(TriplePath path, Map<Node, Set<Node>> types, @Nullable Closure closure) {
    PathReader.read(path).forEach(triple -> add(triple, types, closure));
    boolean anchored =
        List.of(path.getSubject(), path.getObject()).stream()
            .anyMatch(end -> end.isConcrete() || types.containsKey(end));
    if (!anchored && PathReader.canBeEmpty(path)) {
      readings.add(new Reading(EVERYTHING, Map.of(), closure));
    }
  }

  private static Closure stronger(@Nullable Closure outer, Closure here) {
    return outer == null ? here : outer;
  }

  private void visitAssignments(
      VarExprList list, Map<Node, Set<Node>> types, @Nullable Closure closure) {
    list.getExprs().values().forEach(expression -> inside(expression, types, closure));
  }

  private void visitAll(
      @Nullable ExprList expressions, Map<Node, Set<Node>> types, @Nullable Closure closure) {
    if (expressions == null) {
      return;
    }
    for (Expr expression : expressions) {
      if (expression instanceof E_Exists exists) {
        visit(exists.getGraphPattern(), types, closure);
      } else if (expression instanceof E_NotExists absent) {
        visit(absent.getGraphPattern(), types, stronger(closure, Closure.NOT_EXISTS));
      } else {
        inside(expression, types, closure);
      }
    }
  }

  /** EXISTS somewhere inside an expression may count either way, so it is closed. */
  private void inside(Expr expression, Map<Node, Set<Node>> types, @Nullable Closure closure) {
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionOp exists) {
            BodyReader.this.visit(
                exists.getGraphPattern(), types, stronger(closure, Closure.EXPRESSION));
          }
        });
  }

  /**
   * The classes known from outside, and those that every solution of the operator gives. A term is
   * a key when some pattern binds it, even if no class is known.
   */
  private static Map<Node, Set<Node>> withTypes(Op op, Map<Node, Set<Node>> outer) {
    Map<Node, Set<Node>> types = new HashMap<>();
    outer.forEach((term, classes) -> types.put(term, new HashSet<>(classes)));
    collectTypes(op, types);
    return types;
  }

  private static void collectTypes(Op op, Map<Node, Set<Node>> types) {
    if (op instanceof OpBGP bgp) {
      for (Triple triple : bgp.getPattern()) {
        types.computeIfAbsent(triple.getSubject(), t -> new HashSet<>());
        types.computeIfAbsent(triple.getObject(), t -> new HashSet<>());
        if (triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().isConcrete()) {
          types.get(triple.getSubject()).add(triple.getObject());
        }
      }
    } else if (op instanceof OpPath path && !PathReader.canBeEmpty(path.getTriplePath())) {
      types.computeIfAbsent(path.getTriplePath().getSubject(), t -> new HashSet<>());
      types.computeIfAbsent(path.getTriplePath().getObject(), t -> new HashSet<>());
    } else if (op instanceof OpJoin join) {
      collectTypes(join.getLeft(), types);
      collectTypes(join.getRight(), types);
    } else if (op instanceof OpN sequence) {
      sequence.getElements().forEach(part -> collectTypes(part, types));
    } else if (op instanceof OpLeftJoin join) {
      collectTypes(join.getLeft(), types);
    } else if (op instanceof OpMinus minus) {
      collectTypes(minus.getLeft(), types);
    } else if (op instanceof Op1 wrapper && !(op instanceof OpGroup)) {
      collectTypes(wrapper.getSubOp(), types);
    }
  }

  private static Map<Node, Set<Node>> keysOnly(Map<Node, Set<Node>> types, OpGroup group) {
    Map<Node, Set<Node>> kept = new HashMap<>(types);
    kept.keySet().retainAll(group.getGroupVars().getVars());
    return kept;
  }
}
