package org.eslabon.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Test;

/** EXISTS and NOT EXISTS: semi-joins, anti-joins, or a column that says which. */
final class Tests {

  private final PlanEvaluation evaluation;

  Tests(PlanEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The rows that pass. */
  Relation select(Relation table, Test test) {
    if (test.isNegated() && evaluation.isKnownEmpty(test.pattern())) {
      return table;
    }
    String how = test.isNegated() ? "left_anti" : "left_semi";
    List<Relation> kept = new ArrayList<>();
    for (Relation part : parts(table, test)) {
      List<Var> outer = outer(part, test);
      if (isPlain(test.pattern(), part)) {
        kept.add(plain(part, test, how));
      } else {
        Relation found = found(part, outer, test);
        kept.add(Joins.existence(part, found, how, outer, List.of()));
      }
    }
    return Relation.union(kept).project(table.variables());
  }

  /** All rows, with a column that says whether they pass. */
  Relation mark(Relation table, Test test) {
    Var mark = test.mark();
    if (mark == null) {
      throw new IllegalStateException("a test without a mark");
    }
    if (evaluation.isKnownEmpty(test.pattern())) {
      return table.with(mark, truth(test.isNegated())).sure(mark);
    }
    List<Relation> marked = new ArrayList<>();
    for (Relation part : parts(table, test)) {
      List<Var> outer = outer(part, test);
      Relation found = found(part, outer, test).distinct();
      Relation flagged = found.with(mark, truth(!test.isNegated()));
      Relation all = Joins.leftOuter(part, flagged, List.of());
      Column value = functions.coalesce(Relation.column(mark), truth(test.isNegated()));
      marked.add(all.with(mark, value).sure(mark));
    }
    List<Var> variables = new ArrayList<>(table.variables());
    variables.add(mark);
    return Relation.union(marked).project(variables);
  }

  private static Column truth(boolean value) {
    return functions.lit(TermText.of((value ? NodeValue.TRUE : NodeValue.FALSE).asNode()));
  }

  /** The table apart by which of the variables that the pattern mentions its rows bind. */
  private static List<Relation> parts(Relation table, Test test) {
    Set<Var> mentioned = test.pattern().mentioned();
    List<Relation> parts = List.of(table);
    for (Var variable : table.variables()) {
      if (mentioned.contains(variable) && !table.certain().contains(variable)) {
        parts = parts.stream().flatMap(part -> part.byBoundness(variable).stream()).toList();
      }
    }
    return parts;
  }

  private static List<Var> outer(Relation part, Test test) {
    Set<Var> mentioned = test.pattern().mentioned();
    return part.variables().stream().filter(mentioned::contains).toList();
  }

  /** The outer values for which the pattern has a solution. */
  private Relation found(Relation part, List<Var> outer, Test test) {
    Relation context = outer.isEmpty() ? null : part.project(outer).distinct();
    Relation found = evaluation.evaluate(test.pattern(), context).project(outer);
    return outer.isEmpty() ? found.distinct() : found;
  }

  /**
   * Whether outer values in the pattern are the same as a join with it: patterns of triples, and
   * conditions.
   */
  private static boolean isPlain(Operator pattern, Relation table) {
    return pattern instanceof Operator.Join join
        && join.selection().tests().isEmpty()
        && join.inputs().stream().allMatch(Scan.class::isInstance)
        && join.variables().stream().anyMatch(table::has);
  }

  private Relation plain(Relation part, Test test, String how) {
    Operator.Join join = (Operator.Join) test.pattern();
    List<Expr> inner = new ArrayList<>();
    List<Expr> across = new ArrayList<>();
    for (Expr condition : join.selection().conditions()) {
      boolean isInner =
          condition.getVarsMentioned().stream()
              .allMatch(v -> join.variables().contains(v) || !part.has(v));
      (isInner ? inner : across).add(condition);
    }
    Operator.Selection selection = new Operator.Selection(inner, List.of());
    Relation right = evaluation.evaluate(new Operator.Join(join.inputs(), selection), null);
    Set<Var> keys = new LinkedHashSet<>(right.variables());
    keys.removeIf(v -> !part.has(v));
    return Joins.existence(part, right, how, List.copyOf(keys), across);
  }
}
