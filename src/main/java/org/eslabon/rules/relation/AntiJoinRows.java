package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/** MINUS: what agrees with nothing on the right that it shares a variable with. */
final class AntiJoinRows {

  private final Evaluation evaluation;
  private final @Nullable Table context;

  AntiJoinRows(Evaluation evaluation, @Nullable Table context) {
    this.evaluation = evaluation;
    this.context = context;
  }

  Table join(Operator.AntiJoin join) {
    Table left = evaluation.evaluate(join.left(), context);
    Table right = evaluation.evaluate(join.right(), null);
    List<Var> shared = left.variables().stream().filter(right::has).toList();
    byte[] isAlone = Truth.all(left.rows(), Truth.TRUE);
    int[] numbers = new int[left.rows()];
    Arrays.setAll(numbers, row -> row);
    Var number = Var.alloc(".left");
    for (Table one : TableJoin.byBoundness(left.with(number, numbers), shared)) {
      for (Table other : TableJoin.byBoundness(right, shared)) {
        match(one, other, shared, one.require(number), isAlone);
      }
    }
    return left.select(Truth.rows(isAlone));
  }

  private void match(Table one, Table other, List<Var> shared, int[] numbers, byte[] isAlone) {
    Set<Var> outer = Evaluation.variables(context);
    List<Var> bound =
        shared.stream().filter(v -> !one.hasUnbound(v) && !other.hasUnbound(v)).toList();
    // outer values are constants inside EXISTS, and constants share nothing
    if (bound.stream().allMatch(outer::contains)) {
      return;
    }
    int[][] keys = bound.stream().map(other::require).toArray(int[][]::new);
    int[][] probes = bound.stream().map(one::require).toArray(int[][]::new);
    RowGroups groups = new RowGroups(keys, other.rows());
    int[] found = groups.find(probes, one.rows());
    for (int row = 0; row < found.length; row++) {
      if (found[row] >= 0) {
        isAlone[numbers[row]] = Truth.FALSE;
      }
    }
  }
}
