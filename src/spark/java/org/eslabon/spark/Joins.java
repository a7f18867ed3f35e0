package org.eslabon.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Joins by the rules of SPARQL: solutions agree when no variable has two values. Where a variable
 * may be unbound, rows are taken apart by whether it is, so that every join has columns to hash or
 * sort by.
 */
final class Joins {

  private static final String OTHER = "other_";

  private Joins() {}

  /** All pairs that agree. */
  static Relation inner(Relation left, Relation right) {
    List<Var> keys = keys(left, right);
    List<Var> open = open(left, right);
    if (keys.isEmpty() && !open.isEmpty()) {
      List<Relation> parts = new ArrayList<>();
      for (Relation one : left.byBoundness(open.get(0))) {
        for (Relation other : right.byBoundness(open.get(0))) {
          parts.add(inner(one, other));
        }
      }
      return Relation.union(parts);
    }
    List<Var> shared = shared(left, right);
    Dataset<Row> joined =
        shared.isEmpty()
            ? left.rows().crossJoin(right.rows())
            : left.rows().join(renamed(right, shared), agree(keys, open), "inner");
    return merged(joined, left, right, open);
  }

  /** The pairs that agree and pass, and the rows of the left that have no such pair. */
  static Relation leftOuter(Relation left, Relation right, List<Expr> conditions) {
    List<Var> shared = shared(left, right);
    List<Var> all = new ArrayList<>(left.variables());
    right.variables().stream().filter(v -> !left.has(v)).forEach(all::add);
    Column condition = agree(shared, List.of());
    for (Expr one : conditions) {
      condition = condition.and(FormulaColumns.isTrue(one, all));
    }
    Dataset<Row> joined = left.rows().join(renamed(right, shared), condition, "left_outer");
    return new Relation(Relation.select(joined, Relation.columns(all)), all, left.certain());
  }

  /** Whether the two can only agree on columns that both always have. */
  static boolean isPlain(Relation left, Relation right) {
    return open(left, right).isEmpty();
  }

  /**
   * The rows of the left that have a partner.
   *
   * @param how {@code left_semi}, or {@code left_anti} for those that have none
   * @param keys what partners have to be equal in; both always bind them
   * @param conditions what else has to be true of the pair
   */
  static Relation existence(
      Relation left, Relation right, String how, List<Var> keys, List<Expr> conditions) {
    Set<Var> mentioned = new LinkedHashSet<>();
    conditions.forEach(condition -> mentioned.addAll(condition.getVarsMentioned()));
    List<Var> needed =
        right.variables().stream()
            .filter(v -> keys.contains(v) || (mentioned.contains(v) && !left.has(v)))
            .toList();
    Relation partners = right.project(needed);
    List<Var> all = new ArrayList<>(left.variables());
    all.addAll(needed);
    Column condition = agree(keys, List.of());
    for (Expr one : conditions) {
      condition = condition.and(FormulaColumns.isTrue(one, all));
    }
    return new Relation(
        left.rows().join(renamed(partners, keys), condition, how),
        left.variables(),
        left.certain());
  }

  /** MINUS: the rows of the left that agree with none of the right on anything that they share. */
  static Relation minus(Relation left, Relation right, Set<Var> outer) {
    List<Var> open = open(left, right);
    if (open.isEmpty()) {
      List<Var> keys = keys(left, right);
      // outer values are constants inside EXISTS, and constants share nothing
      return outer.containsAll(keys) ? left : existence(left, right, "left_anti", keys, List.of());
    }
    List<Relation> kept = new ArrayList<>();
    for (Relation one : left.byBoundness(open.get(0))) {
      Relation rest = one;
      for (Relation other : right.byBoundness(open.get(0))) {
        rest = minus(rest, other, outer);
      }
      kept.add(rest);
    }
    return Relation.union(kept).project(left.variables());
  }

  /** The rows of the left that are, column by column, among those of the right; or are not. */
  static Relation sameRows(Relation left, Relation right, String how) {
    List<Var> shared = left.variables();
    Column same = functions.lit(true);
    for (Var variable : shared) {
      same = same.and(Relation.column(variable).eqNullSafe(other(variable)));
    }
    Dataset<Row> others = renamed(right.project(shared), shared);
    return new Relation(left.rows().join(others, same, how), left.variables(), left.certain());
  }

  private static Relation merged(
      Dataset<Row> joined, Relation left, Relation right, List<Var> open) {
    List<Var> all = new ArrayList<>(left.variables());
    List<Column> columns = new ArrayList<>();
    for (Var variable : left.variables()) {
      Column own = Relation.column(variable);
      columns.add(
          open.contains(variable)
              ? functions.coalesce(own, other(variable)).as(Relation.name(variable))
              : own);
    }
    for (Var variable : right.variables()) {
      if (!left.has(variable)) {
        all.add(variable);
        columns.add(Relation.column(variable));
      }
    }
    Set<Var> certain = new LinkedHashSet<>(left.certain());
    certain.addAll(right.certain());
    return new Relation(Relation.select(joined, columns), all, certain);
  }

  static List<Var> shared(Relation left, Relation right) {
    return left.variables().stream().filter(right::has).toList();
  }

  private static boolean areCertain(Relation left, Relation right, Var variable) {
    return left.certain().contains(variable) && right.certain().contains(variable);
  }

  private static List<Var> keys(Relation left, Relation right) {
    return shared(left, right).stream().filter(v -> areCertain(left, right, v)).toList();
  }

  private static List<Var> open(Relation left, Relation right) {
    return shared(left, right).stream().filter(v -> !areCertain(left, right, v)).toList();
  }

  private static Column agree(List<Var> keys, List<Var> open) {
    Optional<Column> equal =
        keys.stream().map(v -> Relation.column(v).equalTo(other(v))).reduce(Column::and);
    Optional<Column> alike =
        open.stream()
            .map(
                v ->
                    Relation.column(v)
                        .isNull()
                        .or(other(v).isNull())
                        .or(Relation.column(v).equalTo(other(v))))
            .reduce(Column::and);
    Column always = functions.lit(true);
    return equal.map(e -> alike.map(e::and).orElse(e)).orElse(alike.orElse(always));
  }

  private static Column other(Var variable) {
    return functions.col(OTHER + Relation.name(variable));
  }

  private static Dataset<Row> renamed(Relation relation, List<Var> shared) {
    List<Column> columns = new ArrayList<>();
    for (Var variable : relation.variables()) {
      Column column = Relation.column(variable);
      columns.add(shared.contains(variable) ? column.as(OTHER + Relation.name(variable)) : column);
    }
    return Relation.select(relation.rows(), columns);
  }
}
