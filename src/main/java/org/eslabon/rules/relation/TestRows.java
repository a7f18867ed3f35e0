package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Test;
import org.jspecify.annotations.Nullable;

/** EXISTS and NOT EXISTS for all rows of a table at once. */
final class TestRows {

  private final Evaluation evaluation;

  TestRows(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  byte[] passes(Table table, Test test) {
    Set<Var> mentioned = test.pattern().mentioned();
    List<Var> outer = table.variables().stream().filter(mentioned::contains).toList();
    Scan scan = onlyPattern(test.pattern());
    byte[] passes;
    if (scan != null && outer.stream().noneMatch(table::hasUnbound)) {
      passes = look(table, scan);
    } else if (outer.isEmpty()) {
      boolean isThere = evaluation.evaluate(test.pattern(), null).rows() > 0;
      passes = Truth.all(table.rows(), Truth.of(isThere));
    } else {
      passes = new byte[table.rows()];
      for (Table part : TableJoin.byBoundness(numbered(table), outer)) {
        match(part, part.variables().stream().filter(outer::contains).toList(), test, passes);
      }
    }
    return test.isNegated() ? Truth.not(passes) : passes;
  }

  private static final Var NUMBER = Var.alloc(".outer");

  private static Table numbered(Table table) {
    int[] numbers = new int[table.rows()];
    Arrays.setAll(numbers, row -> row);
    return table.with(NUMBER, numbers);
  }

  /** Joins the pattern with the outer values; what comes out says which of them it is there for. */
  private void match(Table part, List<Var> outer, Test test, byte[] passes) {
    List<Var> bound = outer.stream().filter(v -> !part.hasUnbound(v)).toList();
    int[][] keys = bound.stream().map(part::require).toArray(int[][]::new);
    RowGroups groups = new RowGroups(keys, part.rows());
    Table context = part.project(bound).select(groups.firstRows());
    Table found = evaluation.evaluate(test.pattern(), context);
    byte[] isFound = new byte[groups.size()];
    int[][] columns = bound.stream().map(found::require).toArray(int[][]::new);
    for (int group : groups.find(columns, found.rows())) {
      isFound[group] = Truth.TRUE;
    }
    int[] numbers = part.require(NUMBER);
    for (int row = 0; row < part.rows(); row++) {
      passes[numbers[row]] = isFound[groups.of(row)];
    }
  }

  /** The single pattern with a known predicate that is all that is asked, if so. */
  private static @Nullable Scan onlyPattern(Operator pattern) {
    return pattern instanceof Operator.Join join
            && join.inputs().size() == 1
            && join.selection().isEmpty()
            && join.inputs().get(0) instanceof Scan scan
            && !Var.isVar(scan.predicate())
            && !scan.subject().equals(scan.object())
        ? scan
        : null;
  }

  /** Looks the rows up among the pairs of the predicate. */
  private byte[] look(Table table, Scan scan) {
    int predicate = evaluation.lexicon().find(scan.predicate());
    Pairs pairs = predicate < 0 ? Pairs.NONE : evaluation.pairs(scan, predicate);
    @Nullable Operand subject = operand(table, scan.subject());
    @Nullable Operand object = operand(table, scan.object());
    if (subject != null && object != null) {
      return new PairSearch(pairs, subject, table.rows()).contain(object, table.rows());
    }
    if (subject != null) {
      return new PairSearch(pairs, subject, table.rows()).haveValues(table.rows());
    }
    return object != null
        ? new PairSearch(pairs.inverse(), object, table.rows()).haveValues(table.rows())
        : Truth.all(table.rows(), Truth.of(pairs.rows() > 0));
  }

  private @Nullable Operand operand(Table table, Node term) {
    if (Var.isVar(term)) {
      int[] column = table.column(Var.alloc(term));
      return column == null ? null : Operand.column(column);
    }
    return Operand.constant(evaluation.lexicon().find(term));
  }
}
