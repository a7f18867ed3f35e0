package org.eslabon.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Turns operators into tables of Spark, as {@link org.eslabon.rules.relation.Evaluation} does into
 * columns: the pattern of EXISTS is evaluated with a <em>context</em>, the table of the outer
 * values that it mentions, which takes part in its joins. For one thread.
 */
final class PlanEvaluation {

  private final Triples triples;
  private final StagedTriples staged;
  private final int rounds;
  private final int deltaLeaf;
  private final int deltaSince;

  /**
   * An evaluation on all triples.
   *
   * @param rounds how many steps a path may have
   */
  PlanEvaluation(Triples triples, StagedTriples staged, int rounds) {
    this(triples, staged, rounds, -1, -1);
  }

  private PlanEvaluation(
      Triples triples, StagedTriples staged, int rounds, int deltaLeaf, int deltaSince) {
    this.triples = triples;
    this.staged = staged;
    this.rounds = rounds;
    this.deltaLeaf = deltaLeaf;
    this.deltaSince = deltaSince;
  }

  /** The same, but one pattern finds only triples that came after a version. */
  PlanEvaluation delta(int leaf, int since) {
    return new PlanEvaluation(triples, staged, rounds, leaf, since);
  }

  Triples triples() {
    return triples;
  }

  int rounds() {
    return rounds;
  }

  Relation evaluate(Operator operator, @Nullable Relation context) {
    if (operator instanceof Scan || operator instanceof Closure) {
      return join(List.of(operator), context);
    }
    if (operator instanceof Operator.Join join) {
      return select(join(join.inputs(), context), join.selection());
    }
    if (operator instanceof Operator.Filter filter) {
      return select(evaluate(filter.input(), context), filter.selection());
    }
    if (operator instanceof Operator.Union union) {
      return union(union, context);
    }
    if (operator instanceof Operator.LeftJoin join) {
      return leftJoin(join, context);
    }
    if (operator instanceof Operator.AntiJoin join) {
      if (isKnownEmpty(join.right())) {
        return evaluate(join.left(), context);
      }
      Set<Var> outer = context == null ? Set.of() : Set.copyOf(context.variables());
      return Joins.minus(evaluate(join.left(), context), evaluate(join.right(), null), outer);
    }
    if (operator instanceof Operator.Extend extend) {
      Relation input = evaluate(extend.input(), context);
      return input.with(extend.variable(), FormulaColumns.value(extend.value(), input.variables()));
    }
    Relation closed = closed(operator);
    return context == null ? closed : Joins.inner(context, closed);
  }

  /** Operators inside which the outer values are not seen. */
  private Relation closed(Operator operator) {
    if (operator instanceof Operator.Values values) {
      return values(values);
    }
    if (operator instanceof Operator.Group group) {
      return Grouping.group(evaluate(group.input(), null), group);
    }
    if (operator instanceof Operator.Project project) {
      return evaluate(project.input(), null).project(project.kept());
    }
    if (operator instanceof Operator.Distinct distinct) {
      return evaluate(distinct.input(), null).distinct();
    }
    throw new IllegalStateException("an operator that nobody evaluates: " + operator);
  }

  private Relation values(Operator.Values values) {
    StructType schema = new StructType();
    for (Var variable : values.columns()) {
      schema = schema.add(Relation.name(variable), DataTypes.StringType);
    }
    List<Row> rows =
        values.rows().stream()
            .map(
                row ->
                    RowFactory.create(
                        values.columns().stream()
                            .map(v -> row.contains(v) ? TermText.of(row.get(v)) : null)
                            .toArray()))
            .toList();
    return new Relation(
        staged.spark().createDataFrame(rows, schema), values.columns(), values.certain());
  }

  private Relation join(List<Operator> inputs, @Nullable Relation context) {
    List<Operator> rest = new ArrayList<>(inputs);
    Relation joined = context;
    while (!rest.isEmpty()) {
      Operator next = new JoinChoice(triples).next(rest, joined);
      rest.remove(next);
      Relation one = input(next, joined, context);
      joined = joined == null ? one : Joins.inner(joined, one);
    }
    return joined == null ? Relation.unit(staged.spark()) : joined;
  }

  private Relation input(Operator input, @Nullable Relation joined, @Nullable Relation context) {
    if (input instanceof Scan scan) {
      return triples.scan(scan, scan.leaf() == deltaLeaf ? deltaSince : -1);
    }
    if (input instanceof Closure closure) {
      return new Closures(this, staged).pairs(closure, joined);
    }
    return evaluate(input, contextOf(input, context));
  }

  /** Inputs that mention outer values are evaluated for those values only. */
  private static @Nullable Relation contextOf(Operator input, @Nullable Relation context) {
    return context != null && input.mentioned().stream().anyMatch(context::has) ? context : null;
  }

  private Relation union(Operator.Union union, @Nullable Relation context) {
    List<Relation> sides = new ArrayList<>();
    for (Operator side : union.inputs()) {
      // new solutions have the new triple in the side where its pattern stands
      if ((!hasDelta(union) || hasDelta(side)) && !isKnownEmpty(side)) {
        sides.add(evaluate(side, context));
      }
    }
    if (sides.isEmpty()) {
      sides.add(evaluate(union.left(), context));
    }
    Relation all = Relation.union(sides);
    Set<Var> variables = new LinkedHashSet<>(union.variables());
    variables.addAll(all.variables());
    return all.project(List.copyOf(variables));
  }

  boolean isKnownEmpty(Operator operator) {
    return new KnownEmpty(triples).is(operator);
  }

  private boolean hasDelta(Operator operator) {
    return deltaLeaf >= 0
        && operator.walk().anyMatch(part -> part instanceof Scan scan && scan.leaf() == deltaLeaf);
  }

  private Relation leftJoin(Operator.LeftJoin join, @Nullable Relation context) {
    Relation left = evaluate(join.left(), context);
    if (isKnownEmpty(join.right())) {
      return left;
    }
    Relation right = evaluate(join.right(), contextOf(join.right(), context));
    Selection selection = join.selection();
    if (selection.tests().isEmpty() && Joins.isPlain(left, right)) {
      return Joins.leftOuter(left, right, selection.conditions());
    }
    // what joins may have filled in the unbound: the rows as they were are kept beside
    Relation kept = left;
    List<Var> own = new ArrayList<>();
    for (Var variable : left.variables()) {
      Var shadow = Var.alloc(variable.getVarName() + " before");
      own.add(shadow);
      kept = kept.with(shadow, Relation.column(variable));
    }
    Relation joined = select(Joins.inner(kept, right), selection);
    List<Column> before = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Var variable = left.variables().get(i);
      before.add(Relation.column(own.get(i)).as(Relation.name(variable)));
    }
    Relation matched =
        new Relation(
            Relation.select(joined.rows(), before).distinct(), left.variables(), left.certain());
    Relation alone = Joins.sameRows(left, matched, "left_anti");
    Set<Var> dropped = new HashSet<>(own);
    join.selection().tests().stream()
        .map(Operator.Test::mark)
        .filter(mark -> mark != null)
        .forEach(dropped::add);
    Relation all = Relation.union(List.of(joined.without(dropped), alone));
    Set<Var> variables = new LinkedHashSet<>(join.variables());
    variables.addAll(left.variables());
    return all.project(List.copyOf(variables));
  }

  /** Keeps what passes, and adds marks. */
  private Relation select(Relation relation, Selection selection) {
    Tests tests = new Tests(this);
    Relation rest = relation;
    for (Operator.Test test : selection.tests()) {
      if (test.mark() != null) {
        rest = tests.mark(rest, test);
      }
    }
    for (Expr condition : selection.conditions()) {
      rest = rest.where(FormulaColumns.isTrue(condition, rest.variables()));
    }
    for (Operator.Test test : selection.tests()) {
      if (test.mark() == null) {
        rest = tests.select(rest, test);
      }
    }
    return rest;
  }
}
