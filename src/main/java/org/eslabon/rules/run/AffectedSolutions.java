package org.eslabon.rules.run;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.eslabon.rules.plan.PathReader;
import org.eslabon.rules.trace.Bindings;
import org.eslabon.rules.trace.CertainVariables;
import org.eslabon.rules.trace.GroupTracer;
import org.eslabon.rules.trace.Relaxation;
import org.eslabon.rules.trace.Trace;
import org.eslabon.rules.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Which solutions of a pattern a change can touch, said by partial bindings.
 *
 * <p>The promise, by induction over the algebra: a solution that is there before the change or
 * after it, but not both (or not as often), extends one of the bindings. A binding therefore keeps
 * only variables that such a solution certainly has: those visible outside of a sub-select, the
 * keys of a group, and of the inner part of OPTIONAL, MINUS and EXISTS those of the outer part. An
 * empty binding touches everything.
 *
 * <p>Where more triples can only add solutions, removed triples take solutions away and added ones
 * bring them. Elsewhere each does both.
 */
final class AffectedSolutions {

  private static final Binding ALL = BindingFactory.empty();

  /** More bindings than this in place of one narrow less than they cost. */
  private static final int EXPANDED = 2_000;

  private final List<Graph> either;
  private final Tracer ever;
  private long rows;

  /**
   * @param either triples that were removed, and those that were added
   * @param ever finds in the facts before and after together
   */
  AffectedSolutions(List<Graph> either, Tracer ever) {
    this.either = either;
    this.ever = ever;
  }

  /**
   * The bindings for solutions that a change takes away, or those that it brings.
   *
   * @param open triples that were removed, or those that were added
   */
  Set<Binding> of(Op body, List<Graph> open) {
    Set<Binding> found = find(body, open);
    return isEverything(found) ? everything() : found;
  }

  /** How many solutions of parts of the pattern it took to narrow. */
  long rows() {
    return rows;
  }

  /** The bindings that narrow nothing. */
  static Set<Binding> everything() {
    return Set.of(ALL);
  }

  /** Whether they narrow nothing. */
  static boolean isEverything(Set<Binding> bindings) {
    return bindings.contains(ALL);
  }

  private Set<Binding> find(Op op, List<Graph> changed) {
    Set<Binding> found = new HashSet<>();
    if (op instanceof OpBGP bgp) {
      bgp.getPattern().forEach(pattern -> found.addAll(matches(pattern, changed)));
    } else if (op instanceof OpPath path) {
      found.addAll(path(path.getTriplePath(), changed));
    } else if (op instanceof OpJoin join) {
      found.addAll(find(join.getLeft(), changed));
      found.addAll(find(join.getRight(), changed));
    } else if (op instanceof OpUnion union) {
      found.addAll(find(union.getLeft(), changed));
      found.addAll(find(union.getRight(), changed));
    } else if (op instanceof OpSequence sequence) {
      sequence.getElements().forEach(part -> found.addAll(find(part, changed)));
    } else if (op instanceof OpLeftJoin join) {
      found.addAll(find(join.getLeft(), changed));
      Set<Var> outer = CertainVariables.of(join.getLeft());
      found.addAll(keep(outer, find(join.getRight(), either), join.getRight()));
      found.addAll(inside(outer, join.getExprs()));
    } else if (op instanceof OpMinus minus) {
      found.addAll(find(minus.getLeft(), changed));
      found.addAll(
          keep(
              CertainVariables.of(minus.getLeft()),
              find(minus.getRight(), either),
              minus.getRight()));
    } else if (op instanceof OpFilter filter) {
      found.addAll(find(filter.getSubOp(), changed));
      Set<Var> outer = CertainVariables.of(filter.getSubOp());
      for (Expr condition : filter.getExprs()) {
        found.addAll(
            condition instanceof E_Exists exists
                ? keep(outer, find(exists.getGraphPattern(), changed), exists.getGraphPattern())
                : inside(outer, condition));
      }
    } else if (op instanceof OpGroup group) {
      found.addAll(keep(GroupTracer.plainKeys(group), rows(group), group.getSubOp()));
    } else if (op instanceof OpSlice slice) {
      if (!find(slice.getSubOp(), either).isEmpty()) {
        found.add(ALL);
      }
    } else if (op instanceof OpProject project) {
      found.addAll(keep(project.getVars(), find(project.getSubOp(), changed), project.getSubOp()));
    } else if (op instanceof OpExtend extend) {
      found.addAll(find(extend.getSubOp(), changed));
      Collection<Expr> values = extend.getVarExprList().getExprs().values();
      found.addAll(inside(CertainVariables.of(extend.getSubOp()), values));
    } else if (op instanceof OpOrder order) {
      found.addAll(find(order.getSubOp(), changed));
      List<Expr> keys = order.getConditions().stream().map(SortCondition::getExpression).toList();
      found.addAll(inside(Set.of(), keys));
    } else if (op instanceof Op1 wrapper) {
      found.addAll(find(wrapper.getSubOp(), changed));
    } else if (!(op instanceof OpTable)) {
      throw new IllegalStateException("a rule body with " + op.getName());
    }
    return found;
  }

  /** What touches the rows of a group. */
  private Set<Binding> rows(OpGroup group) {
    Set<Binding> found = find(group.getSubOp(), either);
    Set<Var> certain = CertainVariables.of(group.getSubOp());
    found.addAll(inside(certain, group.getGroupVars().getExprs().values()));
    for (ExprAggregator aggregate : group.getAggregators()) {
      found.addAll(inside(certain, aggregate.getAggregator().getExprList()));
    }
    return found;
  }

  /** EXISTS somewhere inside expressions, which may count either way. */
  private Set<Binding> inside(Set<Var> outer, @Nullable Iterable<Expr> expressions) {
    Set<Binding> found = new HashSet<>();
    if (expressions != null) {
      expressions.forEach(expression -> found.addAll(inside(outer, expression)));
    }
    return found;
  }

  private Set<Binding> inside(Set<Var> outer, Expr expression) {
    Set<Binding> found = new HashSet<>();
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionOp exists) {
            Op pattern = exists.getGraphPattern();
            found.addAll(keep(outer, find(pattern, either), pattern));
          }
        });
    return found;
  }

  /**
   * Of the bindings of an inner pattern what the outer one sees. Where a value is lost that the
   * inner pattern ties to a variable of the outer one, the facts tell which values it is tied to.
   */
  private Set<Binding> keep(Collection<Var> outer, Set<Binding> bindings, Op inner) {
    Set<Var> shared = CertainVariables.of(inner);
    shared.retainAll(outer);
    Set<Binding> kept = new HashSet<>();
    for (Binding binding : bindings) {
      Binding seen = Bindings.only(binding, outer);
      if (seen.size() == binding.size() || shared.stream().allMatch(seen::contains)) {
        kept.add(seen);
      } else {
        kept.addAll(tied(shared, binding, inner).orElse(Set.of(seen)));
      }
    }
    return kept;
  }

  /** The values of some variables in solutions that extend the binding; empty when too many. */
  private Optional<Set<Binding>> tied(Set<Var> variables, Binding binding, Op pattern) {
    Set<Binding> found = new HashSet<>();
    Iterator<Trace> traces = ever.solve(Relaxation.of(pattern), binding).iterator();
    while (traces.hasNext()) {
      rows++;
      found.add(Bindings.only(Algebra.merge(binding, traces.next().solution()), variables));
      if (found.size() > EXPANDED) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private static Set<Binding> matches(Triple pattern, List<Graph> changed) {
    Set<Binding> found = new HashSet<>();
    for (Triple triple : find(pattern, changed)) {
      match(pattern.getSubject(), triple.getSubject(), ALL)
          .flatMap(next -> match(pattern.getPredicate(), triple.getPredicate(), next))
          .flatMap(next -> match(pattern.getObject(), triple.getObject(), next))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Inner nodes of a path have no name. */
  private static Optional<Binding> match(Node term, Node value, Binding known) {
    return term.equals(Node.ANY) ? Optional.of(known) : Bindings.match(term, value, known);
  }

  /** A path of no steps holds at every node of the graph, so at nodes that come or go. */
  private static Set<Binding> path(TriplePath path, List<Graph> changed) {
    Set<Binding> found = new HashSet<>();
    PathReader.read(path).forEach(step -> found.addAll(matches(step, changed)));
    if (PathReader.canBeEmpty(path)) {
      for (Triple triple : find(Triple.ANY, changed)) {
        for (Node node : List.of(triple.getSubject(), triple.getObject())) {
          Bindings.match(path.getSubject(), node, ALL)
              .flatMap(start -> Bindings.match(path.getObject(), node, start))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static List<Triple> find(Triple pattern, List<Graph> changed) {
    return changed.stream()
        .flatMap(
            graph ->
                graph
                    .find(
                        Bindings.orAny(pattern.getSubject()),
                        Bindings.orAny(pattern.getPredicate()),
                        Bindings.orAny(pattern.getObject()))
                    .toList()
                    .stream())
        .toList();
  }
}
