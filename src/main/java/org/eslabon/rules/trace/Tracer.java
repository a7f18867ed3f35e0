package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
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
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.eslabon.rules.layer.Layered;

/**
 * Evaluates a body so that each solution says what made it hold: a second evaluator beside ARQ,
 * made for one conclusion rather than for all.
 *
 * <p>{@code solve(op, seed)} gives the solutions of the operator, by the bottom-up semantics of
 * SPARQL 1.1 (section 18.5), that are compatible with the seed. The seed only narrows the search:
 * expressions see the solution of their own operator, never the seed.
 *
 * <p>Streams are lazy, so whoever wants a few derivations of many pays for a few. For one thread.
 */
public final class Tracer {

  private final Graph facts;
  private final PathTracer paths;
  private final GroupTracer groups;
  private final Absences absences;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final int membersShown;

  /** Groups that were totalled before: a join asks for the same one with each of its rows. */
  private final Map<GroupOfKeys, List<Trace>> totals = new HashMap<>();

  /** While rows are counted, one derivation stands for each row. */
  private boolean counting;

  /**
   * @param facts what the rules read
   * @param prefixes for showing expressions
   * @param membersShown members of a group that are kept as evidence
   */
  public Tracer(Graph facts, PrefixMapping prefixes, int membersShown) {
    this(facts, new Expressions(prefixes), membersShown);
  }

  private Tracer(Graph facts, Expressions expressions, int membersShown) {
    this.facts = facts;
    this.paths = new PathTracer(facts);
    this.context = ExecutionContext.createForGraph(facts);
    this.expressions = expressions;
    this.membersShown = membersShown;
    this.absences = new Absences(expressions);
    this.groups = new GroupTracer(context, expressions, membersShown);
  }

  public Stream<Trace> solve(Op op, Binding seed) {
    if (op instanceof OpBGP bgp) {
      return match(bgp.getPattern().getList(), Trace.EMPTY, seed);
    }
    if (op instanceof OpPath path) {
      return walk(path.getTriplePath(), seed);
    }
    if (op instanceof OpJoin || op instanceof OpSequence) {
      return join(JoinOrder.parts(op), Trace.EMPTY, seed);
    }
    if (op instanceof OpFilter filter) {
      Stream<Trace> rows = solve(filter.getSubOp(), seed);
      for (Expr condition : filter.getExprs()) {
        rows = rows.flatMap(row -> test(condition, row));
      }
      return rows;
    }
    if (op instanceof OpExtend extend) {
      return extend(extend, seed);
    }
    if (op instanceof OpLeftJoin join) {
      return leftJoin(join, seed);
    }
    if (op instanceof OpMinus minus) {
      return minus(minus, seed);
    }
    if (op instanceof OpUnion) {
      return union(op, seed);
    }
    if (op instanceof OpTable table) {
      return rows(table).map(row -> new Trace(row, List.of())).filter(row -> fits(row, seed));
    }
    if (op instanceof OpProject project) {
      List<Var> variables = project.getVars();
      return solve(project.getSubOp(), Bindings.only(seed, variables))
          .map(row -> row.with(Bindings.only(row.solution(), variables)));
    }
    if (op instanceof OpDistinctReduced distinct) {
      Stream<Trace> rows = solve(distinct.getSubOp(), seed);
      return counting ? Bindings.distinct(rows) : rows;
    }
    if (op instanceof OpGroup group) {
      return group(group, seed);
    }
    if (op instanceof OpGraph given) {
      return new Tracer(Layered.given(facts), expressions, membersShown)
          .solve(given.getSubOp(), seed);
    }
    if (op instanceof OpOrder order) {
      BindingComparator comparator = new BindingComparator(order.getConditions(), context);
      return solve(order.getSubOp(), seed)
          .sorted((one, other) -> comparator.compare(one.solution(), other.solution()));
    }
    if (op instanceof OpSlice slice) {
      return slice(slice).filter(row -> fits(row, seed));
    }
    throw new IllegalStateException("a rule body with " + op.getName());
  }

  private static boolean fits(Trace row, Binding seed) {
    return Algebra.compatible(row.solution(), seed);
  }

  /** Triple patterns one after another, the one with most known terms first. */
  private Stream<Trace> match(List<Triple> patterns, Trace row, Binding seed) {
    if (patterns.isEmpty()) {
      return Stream.of(row);
    }
    Binding known = Algebra.merge(seed, row.solution());
    Triple next = JoinOrder.mostBound(patterns, known);
    List<Triple> rest = new ArrayList<>(patterns);
    rest.remove(next);
    Triple wanted = Substitute.substitute(next, known);
    return find(wanted)
        .flatMap(
            triple ->
                Bindings.match(next, triple, row.solution())
                    .map(solution -> row.with(solution, List.of(new Evidence.Fact(triple))))
                    .stream())
        .flatMap(extended -> match(rest, extended, seed));
  }

  private Stream<Triple> find(Triple wanted) {
    Iterator<Triple> found =
        facts.find(
            Bindings.orAny(wanted.getSubject()),
            Bindings.orAny(wanted.getPredicate()),
            Bindings.orAny(wanted.getObject()));
    List<Triple> triples = new ArrayList<>();
    found.forEachRemaining(triples::add);
    return triples.stream();
  }

  private Stream<Trace> walk(TriplePath path, Binding seed) {
    if (path.isTriple()) {
      return match(List.of(path.asTriple()), Trace.EMPTY, seed);
    }
    TriplePath wanted = Substitute.substitute(path, seed);
    return paths
        .ways(
            Bindings.orAny(wanted.getSubject()), path.getPath(), Bindings.orAny(wanted.getObject()))
        .flatMap(
            way ->
                Bindings.match(path.getSubject(), way.from(), Trace.EMPTY.solution())
                    .flatMap(start -> Bindings.match(path.getObject(), way.to(), start))
                    .map(
                        solution ->
                            Trace.EMPTY.with(
                                solution,
                                List.of(
                                    new Evidence.Way(
                                        Substitute.substitute(path, solution), way.steps()))))
                    .stream());
  }

  /** Joins commute, so the cheapest part comes first and narrows the others. */
  private Stream<Trace> join(List<Op> parts, Trace row, Binding seed) {
    if (parts.isEmpty()) {
      return Stream.of(row);
    }
    Binding known = Algebra.merge(seed, row.solution());
    Op next = JoinOrder.cheapest(parts, known);
    List<Op> rest = new ArrayList<>(parts);
    rest.remove(next);
    return solve(next, known)
        .flatMap(
            more ->
                join(
                    rest,
                    row.with(Algebra.merge(row.solution(), more.solution()), more.evidence()),
                    seed));
  }

  private Stream<Trace> test(Expr condition, Trace row) {
    if (condition instanceof E_NotExists absent) {
      Op pattern = Absences.fill(absent.getGraphPattern(), row.solution());
      return holds(pattern) ? Stream.empty() : Stream.of(row.with(absences.of(pattern)));
    }
    if (condition instanceof E_Exists exists) {
      Stream<Trace> witnesses =
          solve(Absences.fill(exists.getGraphPattern(), row.solution()), Trace.EMPTY.solution());
      return (counting ? witnesses.limit(1) : witnesses)
          .map(witness -> row.with(row.solution(), witness.evidence()));
    }
    return condition.isSatisfied(row.solution(), context)
        ? Stream.of(row.with(expressions.condition(condition, row.solution())))
        : Stream.empty();
  }

  private boolean holds(Op pattern) {
    return solve(pattern, Trace.EMPTY.solution()).findFirst().isPresent();
  }

  private Stream<Trace> extend(OpExtend extend, Binding seed) {
    VarExprList assignments = extend.getVarExprList();
    return solve(extend.getSubOp(), Bindings.without(seed, assignments.getVars()))
        .map(row -> assign(assignments, row))
        .filter(row -> fits(row, seed));
  }

  private Trace assign(VarExprList assignments, Trace row) {
    Trace extended = row;
    for (Var variable : assignments.getVars()) {
      Node value = assignments.get(variable, extended.solution(), context);
      if (value != null) {
        Expr expression = assignments.getExpr(variable);
        List<Evidence> evidence =
            isUnseen()
                ? List.of()
                : expressions.assignment(variable, expression, value, extended.solution());
        extended = extended.with(Bindings.with(extended.solution(), variable, value), evidence);
      }
    }
    return extended;
  }

  /** Whether nobody will look at the evidence: that of rows which only count. */
  private boolean isUnseen() {
    return counting && membersShown == 0;
  }

  /** Whether the left side finds a partner is settled without the seed, which may exclude it. */
  private Stream<Trace> leftJoin(OpLeftJoin join, Binding seed) {
    return solve(join.getLeft(), seed)
        .flatMap(
            row -> {
              List<Trace> partners = partners(join, row).toList();
              return partners.isEmpty()
                  ? Stream.of(row.with(absences.of(join, row.solution())))
                  : partners.stream();
            })
        .filter(row -> fits(row, seed));
  }

  private Stream<Trace> partners(OpLeftJoin join, Trace row) {
    ExprList conditions = join.getExprs() == null ? ExprList.emptyList : join.getExprs();
    Stream<Trace> found =
        solve(join.getRight(), row.solution())
            .map(
                more ->
                    row.with(
                        Algebra.merge(row.solution(), more.solution()),
                        List.of(new Evidence.Found(more.evidence()))));
    for (Expr condition : conditions) {
      found = found.flatMap(both -> test(condition, both));
    }
    return found;
  }

  private Stream<Trace> minus(OpMinus minus, Binding seed) {
    Set<Var> right = OpVars.visibleVars(minus.getRight());
    return solve(minus.getLeft(), seed)
        .flatMap(
            row -> {
              Binding shared = Bindings.only(row.solution(), right);
              if (shared.isEmpty()) {
                return Stream.of(row);
              }
              boolean excluded =
                  solve(minus.getRight(), shared)
                      .anyMatch(other -> !Algebra.disjoint(other.solution(), shared));
              return excluded
                  ? Stream.empty()
                  : Stream.of(row.with(absences.of(Absences.fill(minus.getRight(), shared))));
            });
  }

  private Stream<Trace> union(Op union, Binding seed) {
    List<Op> branches = JoinOrder.branches(union);
    Stream<Trace> all = Stream.empty();
    for (int i = 0; i < branches.size(); i++) {
      int number = i + 1;
      all =
          Stream.concat(
              all,
              solve(branches.get(i), seed)
                  .map(
                      row ->
                          Trace.EMPTY.with(
                              row.solution(),
                              List.of(
                                  new Evidence.Branch(number, branches.size(), row.evidence())))));
    }
    return all;
  }

  private static Stream<Binding> rows(OpTable table) {
    List<Binding> rows = new ArrayList<>();
    table.getTable().rows().forEachRemaining(rows::add);
    return rows.stream();
  }

  private Stream<Trace> group(OpGroup group, Binding seed) {
    GroupOfKeys wanted = new GroupOfKeys(group, Bindings.only(seed, GroupTracer.plainKeys(group)));
    List<Trace> known = totals.get(wanted);
    if (known == null) {
      known = groups.groups(group, countable(group.getSubOp(), wanted.keys())).toList();
      totals.put(wanted, known);
    }
    return known.stream().filter(row -> fits(row, seed));
  }

  /**
   * Some groups of one grouping. Two groupings that are written alike total alike.
   *
   * @param keys what their keys have to be
   */
  private record GroupOfKeys(OpGroup group, Binding keys) {}

  /** The rows as SPARQL counts them. */
  private List<Trace> countable(Op op, Binding seed) {
    boolean before = counting;
    counting = true;
    try {
      return solve(op, seed).toList();
    } finally {
      counting = before;
    }
  }

  /** Which rows a slice keeps is settled without the seed. */
  private Stream<Trace> slice(OpSlice slice) {
    long start = Math.max(0, slice.getStart());
    long length = slice.getLength() < 0 ? Long.MAX_VALUE : slice.getLength();
    return countable(slice.getSubOp(), Trace.EMPTY.solution()).stream().skip(start).limit(length);
  }
}
