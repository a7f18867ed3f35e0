package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/** Joins two tables on the variables that they share, by hashing the smaller one. */
final class TableJoin {

  private TableJoin() {}

  /** All pairs of rows that agree; the left alone when there is no right. */
  static Table join(Evaluation evaluation, Table left, @Nullable Table right) {
    if (right == null) {
      return left;
    }
    List<Var> shared = left.variables().stream().filter(right::has).toList();
    if (shared.stream().noneMatch(v -> left.hasUnbound(v) || right.hasUnbound(v))) {
      return right.rows() <= left.rows()
          ? joinBound(evaluation, left, right, shared)
          : joinBound(evaluation, right, left, shared);
    }
    List<Table> parts = new ArrayList<>();
    for (Table one : byBoundness(left, shared)) {
      for (Table other : byBoundness(right, shared)) {
        List<Var> bound =
            shared.stream().filter(v -> !one.hasUnbound(v) && !other.hasUnbound(v)).toList();
        parts.add(joinBound(evaluation, one, other, bound));
      }
    }
    Table all = Table.concat(parts);
    List<Var> variables = new ArrayList<>(left.variables());
    right.variables().stream().filter(v -> !left.has(v)).forEach(variables::add);
    return all.project(variables);
  }

  /** The rows of a table, apart by which of some variables they bind. */
  static List<Table> byBoundness(Table table, List<Var> variables) {
    if (variables.stream().noneMatch(table::hasUnbound)) {
      return table.rows() == 0 ? List.of() : List.of(table);
    }
    Map<Long, IntRows> rows = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      long mask = 0;
      for (int i = 0; i < variables.size(); i++) {
        mask |= table.require(variables.get(i))[row] == Table.UNBOUND ? 0 : 1L << i;
      }
      rows.computeIfAbsent(mask, m -> new IntRows(16)).add(row);
    }
    return rows.values().stream().map(some -> table.select(some.toArray())).toList();
  }

  /**
   * Joins on variables that all rows of both bind. Of a shared variable that is not among them, one
   * side has no value at all: the other one's is taken.
   */
  private static Table joinBound(Evaluation evaluation, Table left, Table right, List<Var> shared) {
    int[][] keys = shared.stream().map(right::require).toArray(int[][]::new);
    int[][] probes = shared.stream().map(left::require).toArray(int[][]::new);
    RowGroups groups = new RowGroups(keys, right.rows());
    int[] found = groups.find(probes, left.rows());
    int width = left.variables().size() + right.variables().size();
    if (groups.isUnique()) {
      evaluation.budget().require(left.rows(), width);
      if (areAllFound(found)) {
        return joined(left, right, shared, found);
      }
      int[] matched = rowsFound(found);
      return joined(left.select(matched), right, shared, Table.gather(found, matched));
    }
    RowGroups.Members members = groups.members();
    Matches matches =
        Matches.of(
            left.rows(),
            (from, to, ranges) -> members.find(found, from, to, ranges),
            members.rows(),
            size -> evaluation.budget().require(size, width));
    return joined(left.select(matches.left()), right, shared, matches.right());
  }

  private static boolean areAllFound(int[] found) {
    for (int group : found) {
      if (group < 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] rowsFound(int[] found) {
    byte[] truth = new byte[found.length];
    Chunks.run(
        found.length,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            truth[row] = Truth.of(found[row] >= 0);
          }
        });
    return Truth.rows(truth);
  }

  /** Puts beside the rows of the left those of the right that belong to them. */
  private static Table joined(Table left, Table right, List<Var> shared, int[] rows) {
    Table joined = left;
    for (Var variable : right.variables()) {
      if (!left.has(variable) || (!shared.contains(variable) && left.hasUnbound(variable))) {
        int[] column = Table.gather(right.require(variable), rows);
        joined =
            right.hasUnbound(variable)
                ? joined.with(variable, column)
                : joined.withBound(variable, column);
      }
    }
    return joined;
  }
}
