package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Scan;
import org.jspecify.annotations.Nullable;

/**
 * Joins a table with the pairs of a predicate or closure: looks up what the table already knows,
 * row by row. Where the table is sorted as the pairs are, that is a merge.
 */
final class ScanJoin {

  private final Evaluation evaluation;

  ScanJoin(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Joins a table with a pattern. */
  Table join(Table table, Scan scan) {
    if (!Var.isVar(scan.predicate())) {
      int predicate = evaluation.lexicon().find(scan.predicate());
      Pairs pairs = predicate < 0 ? Pairs.NONE : evaluation.pairs(scan, predicate);
      return join(table, scan.subject(), scan.object(), pairs);
    }
    Var variable = Var.alloc(scan.predicate());
    int[] column = table.column(variable);
    List<Table> parts = new ArrayList<>();
    for (int predicate : evaluation.predicates(scan)) {
      Pairs pairs = evaluation.pairs(scan, predicate);
      Table rows = column == null ? table : table.select(rowsOf(column, predicate));
      if (rows.rows() > 0 && pairs.rows() > 0) {
        Table part = join(rows, scan.subject(), scan.object(), pairs);
        int[] predicates = new int[part.rows()];
        Arrays.fill(predicates, predicate);
        parts.add(part.with(variable, predicates));
      }
    }
    List<Var> variables = new ArrayList<>(table.variables());
    scan.variables().stream().filter(v -> !table.has(v)).forEach(variables::add);
    return Table.concat(parts).project(variables);
  }

  /** The rows that have this predicate, or any. */
  private static int[] rowsOf(int[] column, int predicate) {
    byte[] truth = new byte[column.length];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = Truth.of(column[row] == predicate || column[row] == Table.UNBOUND);
    }
    return Truth.rows(truth);
  }

  /** Joins a table with pairs, the keys of which stand for one term and the values for another. */
  Table join(Table table, Node subject, Node object, Pairs pairs) {
    for (Node term : List.of(subject, object)) {
      if (Var.isVar(term) && table.has(Var.alloc(term)) && table.hasUnbound(Var.alloc(term))) {
        return TableJoin.join(evaluation, table, join(Table.unit(), subject, object, pairs));
      }
    }
    @Nullable Operand from = known(table, subject);
    @Nullable Operand to = known(table, object);
    if (from != null && to != null) {
      return table.select(
          Truth.rows(new PairSearch(pairs, from, table.rows()).contain(to, table.rows())));
    }
    if (subject.equals(object)) {
      int[] loops =
          Stream.of(pairs)
              .flatMapToInt(p -> Arrays.stream(p.keys()).distinct())
              .filter(key -> pairs.contains(key, key))
              .toArray();
      Table some = new Table(List.of(Var.alloc(subject)), new int[][] {loops}, loops.length);
      return TableJoin.join(evaluation, table, some);
    }
    boolean isUnit = table.rows() == 1 && table.variables().isEmpty();
    if (from != null) {
      return expand(table, from, pairs, Var.alloc(object));
    }
    if (to != null && isUnit && !pairs.isInverted()) {
      int[] keys = pairs.keysOf(to.of(0));
      return new Table(List.of(Var.alloc(subject)), new int[][] {keys}, keys.length).bound();
    }
    if (to != null && (to.isConstant() || pairs.wantsInverse())) {
      return expand(table, to, pairs.inverse(), Var.alloc(subject));
    }
    Table all =
        new Table(
                List.of(Var.alloc(subject), Var.alloc(object)),
                new int[][] {pairs.keys(), pairs.values()},
                pairs.rows())
            .bound();
    return isUnit ? all : TableJoin.join(evaluation, table, all);
  }

  private @Nullable Operand known(Table table, Node term) {
    if (Var.isVar(term)) {
      int[] column = table.column(Var.alloc(term));
      return column == null ? null : Operand.column(column);
    }
    return Operand.constant(evaluation.lexicon().find(term));
  }

  private Table expand(Table table, Operand key, Pairs pairs, Var variable) {
    if (table.rows() == 1 && table.variables().isEmpty()) {
      int start = pairs.start(key.of(0));
      int[] values = Arrays.copyOfRange(pairs.values(), start, pairs.end(key.of(0), start));
      return new Table(List.of(variable), new int[][] {values}, values.length).bound();
    }
    if (!key.isConstant() && pairs.hasKeys(key.ids())) {
      return table.withBound(variable, pairs.values());
    }
    int width = table.variables().size() + 1;
    Matches matches =
        Matches.of(
            table.rows(),
            new PairSearch(pairs, key, table.rows()),
            pairs.values(),
            size -> evaluation.budget().require(size, width));
    return table.select(matches.left()).withBound(variable, matches.right());
  }
}
