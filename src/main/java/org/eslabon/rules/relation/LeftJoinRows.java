package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Selection;
import org.jspecify.annotations.Nullable;

/** OPTIONAL: what joins, and the rows of the left that joined with nothing. */
final class LeftJoinRows {

  private static final Var ROW = Var.alloc(".row");

  private final Evaluation evaluation;
  private final @Nullable Table context;

  LeftJoinRows(Evaluation evaluation, @Nullable Table context) {
    this.evaluation = evaluation;
    this.context = context;
  }

  Table join(Operator.LeftJoin join) {
    Table left = evaluation.evaluate(join.left(), context);
    int[] numbers = new int[left.rows()];
    Arrays.setAll(numbers, row -> row);
    // optional parts of optional parts number rows of their own
    Var number = left.has(ROW) ? Var.alloc(ROW.getVarName() + left.variables().size()) : ROW;
    Table joined = joined(left.with(number, numbers), join).without(join.selection().marks());
    byte[] isAlone = Truth.all(left.rows(), Truth.TRUE);
    for (int row : joined.require(number)) {
      isAlone[row] = Truth.FALSE;
    }
    Table alone = left.select(Truth.rows(isAlone));
    Table all = Table.concat(List.of(joined.without(Set.of(number)), alone));
    Set<Var> variables = join.variables();
    variables.addAll(left.variables());
    return all.project(List.copyOf(variables));
  }

  private Table joined(Table left, Operator.LeftJoin join) {
    if (join.right() instanceof Operator.Join right && canOpen(right, left)) {
      Selection selection = right.selection().and(join.selection());
      return new JoinRows(evaluation, context).join(left, right.inputs(), selection);
    }
    Table right =
        evaluation.evaluate(
            join.right(),
            context != null && join.right().mentioned().stream().anyMatch(context::has)
                ? context
                : null);
    return evaluation.select(TableJoin.join(evaluation, left, right), join.selection());
  }

  /** Whether what the right side asks means the same with the variables of the left in sight. */
  private boolean canOpen(Operator.Join right, Table left) {
    Set<Var> certain = right.certain();
    Set<Var> outer = Evaluation.variables(context);
    return right.selection().tests().isEmpty()
        && right.selection().conditions().stream()
            .flatMap(condition -> condition.getVarsMentioned().stream())
            .allMatch(v -> certain.contains(v) || outer.contains(v) || !left.has(v));
  }
}
