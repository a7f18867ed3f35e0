package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.eslabon.rules.relation.Operator.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates operators on facts, from the leaves up, a whole table at a time. For one thread, which
 * shares loops over rows among the processors.
 *
 * <p>The pattern of EXISTS is evaluated with a <em>context</em>: the table of the outer values that
 * it mentions, each once. The context takes part in every join inside the pattern, so that each
 * solution of it says for which outer values it holds, and conditions inside see those values. That
 * is the substitution that SPARQL defines, for all outer solutions at once.
 */
public final class Evaluation {

  private final Facts facts;
  private final Calculator calculator;
  private final MemoryBudget budget;
  private final Runnable stop;
  private final Predicate<Var> needsTerm;
  private final int deltaLeaf;
  private final int deltaSince;
  private final Map<Operator, Pairs> closures = new HashMap<>();
  private final Map<String, Known> tables = new HashMap<>();

  /**
   * An evaluation on all facts, of whose solutions all terms matter.
   *
   * @param stop called between steps; throws to end the evaluation
   */
  public Evaluation(Facts facts, MemoryBudget budget, Runnable stop) {
    this(facts, budget, stop, variable -> true, -1, 0);
  }

  private Evaluation(
      Facts facts,
      MemoryBudget budget,
      Runnable stop,
      Predicate<Var> needsTerm,
      int deltaLeaf,
      int deltaSince) {
    this.facts = facts;
    this.calculator = new Calculator(facts.lexicon());
    this.budget = budget;
    this.stop = stop;
    this.needsTerm = needsTerm;
    this.deltaLeaf = deltaLeaf;
    this.deltaSince = deltaSince;
  }

  /** The same, but only of some variables the terms matter, and of others only the values. */
  public Evaluation needing(Set<Var> terms) {
    return new Evaluation(facts, budget, stop, terms::contains, deltaLeaf, deltaSince);
  }

  /** The same, but one pattern finds only triples that came after a version of the facts. */
  public Evaluation delta(int leaf, int since) {
    return new Evaluation(facts, budget, stop, needsTerm, leaf, since);
  }

  /** The solutions of an operator. */
  public Table solutions(Operator operator) {
    // nothing else says the same as all of it
    return isClosed(operator) ? closed(operator) : evaluate(operator, null);
  }

  /** One solution with the terms that its ids stand for. */
  public Binding binding(Table table, int row) {
    return calculator.binding(table, row);
  }

  Table evaluate(Operator operator, @Nullable Table context) {
    stop.run();
    if (operator instanceof Operator.Scan || operator instanceof Operator.Closure) {
      return new JoinRows(this, context).join(List.of(operator), Selection.NONE);
    }
    if (operator instanceof Operator.Join join) {
      return new JoinRows(this, context).join(join.inputs(), join.selection());
    }
    if (operator instanceof Operator.Filter filter) {
      return select(evaluate(filter.input(), context), filter.selection());
    }
    if (operator instanceof Operator.Values values) {
      return TableJoin.join(this, table(values), context);
    }
    if (operator instanceof Operator.Union union) {
      return union(union, context);
    }
    if (operator instanceof Operator.LeftJoin join) {
      return new LeftJoinRows(this, context).join(join);
    }
    if (operator instanceof Operator.AntiJoin join) {
      return new AntiJoinRows(this, context).join(join);
    }
    if (operator instanceof Operator.Extend extend) {
      Table input = evaluate(extend.input(), context);
      return input.with(extend.variable(), calculator.values(input, extend.value()));
    }
    return TableJoin.join(this, once(operator), context);
  }

  /** Sub-selects that say the same are evaluated once. */
  private Table once(Operator operator) {
    if (deltaLeaf >= 0) {
      // one of two that say the same may be the one to find only what is new
      return closed(operator);
    }
    PlanKey key = new PlanKey(operator);
    String text = key.text() + key.variables().stream().map(needsTerm::test).toList();
    Known known = tables.get(text);
    if (known == null) {
      known = new Known(key, closed(operator));
      tables.put(text, known);
    }
    return key.rename(known.table(), known.key());
  }

  private record Known(PlanKey key, Table table) {}

  private static boolean isClosed(Operator operator) {
    return operator instanceof Operator.Group
        || operator instanceof Operator.Project
        || operator instanceof Operator.Distinct
        || operator instanceof Operator.Order
        || operator instanceof Operator.Slice;
  }

  /** Operators inside which the outer values are not seen. */
  private Table closed(Operator operator) {
    if (operator instanceof Operator.Group group) {
      return new GroupRows(this).group(evaluate(group.input(), null), group);
    }
    if (operator instanceof Operator.Project project) {
      return evaluate(project.input(), null).project(project.kept());
    }
    if (operator instanceof Operator.Distinct distinct) {
      return distinct(evaluate(distinct.input(), null));
    }
    if (operator instanceof Operator.Order order) {
      return order(evaluate(order.input(), null), order);
    }
    if (operator instanceof Operator.Slice slice) {
      Table input = evaluate(slice.input(), null);
      int from = (int) Math.min(input.rows(), slice.start());
      long length = slice.length() < 0 ? input.rows() : slice.length();
      int to = (int) Math.min(input.rows(), from + length);
      return input.select(IntStream.range(from, to).toArray());
    }
    throw new IllegalStateException("an operator that nobody evaluates: " + operator);
  }

  private Table union(Operator.Union union, @Nullable Table context) {
    List<Table> sides = new ArrayList<>();
    for (Operator side : union.inputs()) {
      // new solutions have the new triple in the side where its pattern stands
      if (!hasDelta(union) || hasDelta(side)) {
        sides.add(evaluate(side, context));
      }
    }
    Table all = Table.concat(sides);
    budget.require(all.rows(), all.variables().size());
    Set<Var> variables = union.variables();
    variables.addAll(all.variables());
    return all.project(List.copyOf(variables));
  }

  private boolean hasDelta(Operator operator) {
    return deltaLeaf >= 0
        && operator
            .walk()
            .anyMatch(part -> part instanceof Operator.Scan scan && scan.leaf() == deltaLeaf);
  }

  /** Keeps what passes, and adds marks. */
  Table select(Table table, Selection selection) {
    Table rest = table;
    for (Operator.Test test : selection.tests()) {
      if (test.mark() != null) {
        rest = rest.with(test.mark(), marks(new TestRows(this).passes(rest, test)));
      }
    }
    rest = calculator.filter(rest, selection.conditions());
    for (Operator.Test test : selection.tests()) {
      if (test.mark() == null) {
        rest = rest.select(Truth.rows(new TestRows(this).passes(rest, test)));
      }
    }
    return rest;
  }

  private int[] marks(byte[] passes) {
    int yes = facts.lexicon().add(org.apache.jena.sparql.expr.NodeValue.TRUE.asNode());
    int no = facts.lexicon().add(org.apache.jena.sparql.expr.NodeValue.FALSE.asNode());
    int[] marks = new int[passes.length];
    Arrays.setAll(marks, row -> passes[row] == Truth.TRUE ? yes : no);
    return marks;
  }

  Table distinct(Table table) {
    int[][] columns = table.variables().stream().map(table::require).toArray(int[][]::new);
    return table.select(new RowGroups(columns, table.rows()).firstRows());
  }

  private Table order(Table table, Operator.Order order) {
    BindingComparator comparator = new BindingComparator(order.conditions());
    Binding[] bindings = new Binding[table.rows()];
    Arrays.setAll(bindings, row -> calculator.binding(table, row));
    return table.select(
        IntStream.range(0, bindings.length)
            .boxed()
            .sorted((one, other) -> comparator.compare(bindings[one], bindings[other]))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private Table table(Operator.Values values) {
    int[][] columns = new int[values.columns().size()][values.rows().size()];
    for (int i = 0; i < columns.length; i++) {
      for (int row = 0; row < columns[i].length; row++) {
        Node term = values.rows().get(row).get(values.columns().get(i));
        columns[i][row] = term == null ? Table.UNBOUND : facts.lexicon().add(term);
      }
    }
    return new Table(values.columns(), columns, values.rows().size());
  }

  /** The triples of one predicate that a pattern finds. */
  Pairs pairs(Operator.Scan scan, int predicate) {
    return scan.leaf() == deltaLeaf
        ? facts.since(predicate, deltaSince)
        : facts.pairs(predicate, scan.source());
  }

  /** Predicates that a pattern with a variable in their place may find. */
  int[] predicates(Operator.Scan scan) {
    return scan.leaf() == deltaLeaf
        ? facts.changedSince(deltaSince)
        : facts.predicates(scan.source());
  }

  /** The single steps of a closure, worked out once. */
  Pairs steps(Operator.Closure closure) {
    Pairs known = closures.get(closure);
    if (known == null) {
      known = new ClosureRows(this).steps(closure);
      closures.put(closure, known);
    }
    return known;
  }

  /** The columns of the context, which every table inside it has. */
  static Set<Var> variables(@Nullable Table context) {
    return context == null ? Set.of() : new HashSet<>(context.variables());
  }

  /** Whether the terms of a variable matter, and not only its values. */
  boolean needsTerm(Var variable) {
    return needsTerm.test(variable);
  }

  Facts facts() {
    return facts;
  }

  Lexicon lexicon() {
    return facts.lexicon();
  }

  Calculator calculator() {
    return calculator;
  }

  MemoryBudget budget() {
    return budget;
  }
}
