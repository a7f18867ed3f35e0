package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * Groups and aggregates. Counts, and sums and extremes of exact numbers, are worked out on the
 * columns; all else by ARQ's own accumulators, in the order of the rows.
 */
final class GroupRows {

  private static final Var VALUE = Var.alloc(".value");

  private final Evaluation evaluation;
  private final Lexicon lexicon;

  GroupRows(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.lexicon = evaluation.lexicon();
  }

  Table group(Table table, Operator.Group group) {
    if (table.rows() == 0) {
      return group.keys().isEmpty() ? nothing(group) : Table.empty(group.variables());
    }
    int[][] keys =
        group.keys().stream().filter(table::has).map(table::require).toArray(int[][]::new);
    RowGroups groups = new RowGroups(keys, table.rows());
    Table grouped = table.project(group.keys()).select(groups.firstRows());
    for (ExprAggregator aggregate : group.aggregates()) {
      grouped = grouped.with(aggregate.getVar(), values(table, groups, aggregate));
    }
    return grouped;
  }

  /** What aggregates say of no rows at all. */
  private Table nothing(Operator.Group group) {
    Table table = Table.unit();
    for (ExprAggregator aggregate : group.aggregates()) {
      Node value = aggregate.getAggregator().getValueEmpty();
      int id = value == null ? Table.UNBOUND : lexicon.add(value);
      table = table.with(aggregate.getVar(), new int[] {id});
    }
    return table;
  }

  private int[] values(Table table, RowGroups groups, ExprAggregator aggregate) {
    Aggregator aggregator = aggregate.getAggregator();
    if (aggregator instanceof AggCount) {
      return counts(table, groups, null);
    }
    ExprList arguments = aggregator.getExprList();
    if (arguments == null || arguments.size() != 1) {
      return accumulated(table, groups, aggregator);
    }
    int[] column = evaluation.calculator().values(table, arguments.get(0));
    if (aggregator instanceof AggCountVar) {
      return counts(table, groups, column);
    }
    if (aggregator instanceof AggCountVarDistinct) {
      return distinctCounts(groups, column);
    }
    if (aggregator instanceof AggSum
        || aggregator instanceof AggMax
        || aggregator instanceof AggMin) {
      int[] exact = exact(groups, column, aggregate);
      if (exact != null) {
        return exact;
      }
    }
    Aggregator same = aggregator.copy(new ExprList((Expr) new ExprVar(VALUE)));
    Table values = new Table(List.of(VALUE), new int[][] {column}, table.rows());
    return accumulated(values, groups, same);
  }

  /** A sum or extreme of numbers that are easy to work with; {@code null} when some are not. */
  private int @Nullable [] exact(RowGroups groups, int[] column, ExprAggregator aggregate) {
    ShortNumbers numbers = evaluation.calculator().numbers(Operand.column(column));
    if (!numbers.isComplete()) {
      return null;
    }
    if (aggregate.getAggregator() instanceof AggSum) {
      boolean needsTerms = evaluation.needsTerm(aggregate.getVar());
      return new Sums(lexicon, groups, needsTerms ? lexicon::ids : lexicon::values)
          .of(column, numbers);
    }
    return extremes(groups, column, numbers, aggregate.getAggregator() instanceof AggMax);
  }

  private int[] counts(Table table, RowGroups groups, int @Nullable [] column) {
    long[] counts = new long[groups.size()];
    for (int row = 0; row < table.rows(); row++) {
      if (column == null || column[row] != Table.UNBOUND) {
        counts[groups.of(row)]++;
      }
    }
    return integers(counts);
  }

  private int[] distinctCounts(RowGroups groups, int[] column) {
    RowGroups pairs = new RowGroups(new int[][] {groups.groupOf(), column}, column.length);
    long[] counts = new long[groups.size()];
    for (int row : pairs.firstRows()) {
      if (column[row] != Table.UNBOUND) {
        counts[groups.of(row)]++;
      }
    }
    return integers(counts);
  }

  private int[] integers(long[] numbers) {
    int[] ids = new int[numbers.length];
    int[] small = new int[1 << 10];
    for (int i = 0; i < ids.length; i++) {
      int number = (int) Math.min(numbers[i], small.length);
      if (number == small.length) {
        ids[i] = lexicon.integer(numbers[i]);
      } else {
        if (small[number] == 0) {
          small[number] = lexicon.integer(number) + 1;
        }
        ids[i] = small[number] - 1;
      }
    }
    return ids;
  }

  private int[] extremes(RowGroups groups, int[] column, ShortNumbers numbers, boolean isGreatest) {
    int[] best = groups.firstRows().clone();
    try {
      choose(groups.groupOf(), numbers.scaled(), isGreatest ? 1 : -1, best);
    } catch (ArithmeticException tooLong) {
      for (int row = 0; row < column.length; row++) {
        int group = groups.of(row);
        int order = Comparison.compareExact(lexicon, column[row], column[best[group]]);
        if (isGreatest ? order > 0 : order < 0) {
          best[group] = row;
        }
      }
    }
    return Table.gather(column, best);
  }

  private static void choose(int[] groupOf, long[] numbers, int sign, int[] best) {
    for (int row = 0; row < groupOf.length; row++) {
      int group = groupOf[row];
      if (Long.compare(numbers[row], numbers[best[group]]) * sign > 0) {
        best[group] = row;
      }
    }
  }

  private int[] accumulated(Table table, RowGroups groups, Aggregator aggregator) {
    Accumulator[] accumulators = new Accumulator[groups.size()];
    Arrays.setAll(accumulators, group -> aggregator.createAccumulator());
    for (int row = 0; row < table.rows(); row++) {
      Binding binding =
          table.variables().isEmpty()
              ? BindingFactory.empty()
              : evaluation.calculator().binding(table, row);
      accumulators[groups.of(row)].accumulate(binding, evaluation.calculator().env());
    }
    int[] ids = new int[accumulators.length];
    for (int group = 0; group < ids.length; group++) {
      NodeValue value = accumulators[group].getValue();
      ids[group] = value == null ? Table.UNBOUND : lexicon.add(value.asNode());
    }
    return ids;
  }
}
