package org.eslabon.rules.relation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a relational plan, with those that it reads below it. It gives a multiset of
 * solutions, as in SPARQL. Immutable.
 */
public sealed interface Operator {

  /** Variables that some solution may bind. */
  Set<Var> variables();

  /** Variables that every solution binds. */
  Set<Var> certain();

  /** The relations directly below. */
  List<Operator> inputs();

  /** Which facts a pattern reads. */
  enum Source {
    /** Given and inferred. */
    ALL,
    /** What was there before any rule ran. */
    GIVEN
  }

  /**
   * All triples that match a pattern.
   *
   * @param leaf number of the pattern in its plan
   */
  record Scan(Node subject, Node predicate, Node object, Source source, int leaf)
      implements Operator {

    @Override
    public Set<Var> variables() {
      return variablesOf(subject, predicate, object);
    }

    @Override
    public Set<Var> certain() {
      return variables();
    }

    @Override
    public List<Operator> inputs() {
      return List.of();
    }
  }

  /**
   * Pairs of nodes that steps lead from one to the other, each pair once.
   *
   * @param step one step, from {@code stepFrom} to {@code stepTo}
   * @param least 0 when every node also leads to itself
   * @param isRepeated whether more than one step counts
   */
  record Closure(
      Node from, Node to, Operator step, Var stepFrom, Var stepTo, int least, boolean isRepeated)
      implements Operator {

    @Override
    public Set<Var> variables() {
      return variablesOf(from, to);
    }

    @Override
    public Set<Var> certain() {
      return variables();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(step);
    }
  }

  /** Solutions that are written down. */
  record Values(List<Var> columns, List<Binding> rows) implements Operator {

    public Values {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    @Override
    public Set<Var> variables() {
      return new LinkedHashSet<>(columns);
    }

    @Override
    public Set<Var> certain() {
      Set<Var> certain = new LinkedHashSet<>(columns);
      certain.removeIf(variable -> rows.stream().anyMatch(row -> !row.contains(variable)));
      return certain;
    }

    @Override
    public List<Operator> inputs() {
      return List.of();
    }
  }

  /**
   * What a solution is asked beyond being one.
   *
   * @param conditions expressions that have to be true
   * @param tests for solutions of other relations that agree
   */
  record Selection(List<Expr> conditions, List<Test> tests) {

    static final Selection NONE = new Selection(List.of(), List.of());

    public Selection {
      conditions = List.copyOf(conditions);
      tests = List.copyOf(tests);
    }

    boolean isEmpty() {
      return conditions.isEmpty() && tests.isEmpty();
    }

    Selection and(Selection other) {
      return new Selection(
          Stream.concat(conditions.stream(), other.conditions.stream()).toList(),
          Stream.concat(tests.stream(), other.tests.stream()).toList());
    }

    /** What of it speaks of some variables only, and of no mark. */
    Selection only(Predicate<Set<Var>> wanted) {
      Set<Var> marks = marks();
      Predicate<Set<Var>> plain =
          mentioned -> wanted.test(mentioned) && mentioned.stream().noneMatch(marks::contains);
      return new Selection(
          conditions.stream().filter(c -> plain.test(c.getVarsMentioned())).toList(),
          tests.stream()
              .filter(test -> test.mark() == null && plain.test(test.pattern().mentioned()))
              .toList());
    }

    Selection without(Selection other) {
      return new Selection(
          conditions.stream().filter(c -> !other.conditions.contains(c)).toList(),
          tests.stream().filter(test -> !other.tests.contains(test)).toList());
    }

    Set<Var> marks() {
      Set<Var> marks = new LinkedHashSet<>();
      tests.stream().map(Test::mark).filter(mark -> mark != null).forEach(marks::add);
      return marks;
    }
  }

  /**
   * Whether a pattern has a solution once the values of an outer solution are in it: a semi-join,
   * an anti-join, or a column that says which.
   *
   * @param mark the column, or {@code null} to keep only solutions that pass
   */
  record Test(Operator pattern, boolean isNegated, @Nullable Var mark) {}

  /** Solutions of all inputs that agree, and pass. */
  record Join(List<Operator> inputs, Selection selection) implements Operator {

    public Join {
      inputs = List.copyOf(inputs);
    }

    @Override
    public Set<Var> variables() {
      Set<Var> variables = union(inputs.stream().map(Operator::variables));
      variables.addAll(selection.marks());
      return variables;
    }

    @Override
    public Set<Var> certain() {
      Set<Var> certain = union(inputs.stream().map(Operator::certain));
      certain.addAll(selection.marks());
      return certain;
    }
  }

  /** Solutions of the left, with those of the right that agree and pass, if any. */
  record LeftJoin(Operator left, Operator right, Selection selection) implements Operator {

    @Override
    public Set<Var> variables() {
      return union(Stream.of(left.variables(), right.variables()));
    }

    @Override
    public Set<Var> certain() {
      return left.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(left, right);
    }
  }

  /** Solutions of the left that agree with none of the right on anything they share: MINUS. */
  record AntiJoin(Operator left, Operator right) implements Operator {

    @Override
    public Set<Var> variables() {
      return left.variables();
    }

    @Override
    public Set<Var> certain() {
      return left.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(left, right);
    }
  }

  /** Solutions of either. */
  record Union(Operator left, Operator right) implements Operator {

    @Override
    public Set<Var> variables() {
      return union(Stream.of(left.variables(), right.variables()));
    }

    @Override
    public Set<Var> certain() {
      Set<Var> certain = new LinkedHashSet<>(left.certain());
      certain.retainAll(right.certain());
      return certain;
    }

    @Override
    public List<Operator> inputs() {
      return List.of(left, right);
    }
  }

  /** Solutions that pass. */
  record Filter(Operator input, Selection selection) implements Operator {

    @Override
    public Set<Var> variables() {
      return union(Stream.of(input.variables(), selection.marks()));
    }

    @Override
    public Set<Var> certain() {
      return union(Stream.of(input.certain(), selection.marks()));
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** Solutions with one more value, where it can be worked out. */
  record Extend(Operator input, Var variable, Expr value) implements Operator {

    @Override
    public Set<Var> variables() {
      return union(Stream.of(input.variables(), Set.of(variable)));
    }

    @Override
    public Set<Var> certain() {
      return input.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** One solution for each combination of keys. */
  record Group(Operator input, List<Var> keys, List<ExprAggregator> aggregates)
      implements Operator {

    public Group {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    @Override
    public Set<Var> variables() {
      Set<Var> variables = new LinkedHashSet<>(keys);
      aggregates.forEach(aggregate -> variables.add(aggregate.getVar()));
      return variables;
    }

    @Override
    public Set<Var> certain() {
      Set<Var> certain = new LinkedHashSet<>(keys);
      certain.retainAll(input.certain());
      return certain;
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** Some variables only. */
  record Project(Operator input, List<Var> kept) implements Operator {

    public Project {
      kept = List.copyOf(kept);
    }

    @Override
    public Set<Var> variables() {
      return new LinkedHashSet<>(kept);
    }

    @Override
    public Set<Var> certain() {
      Set<Var> certain = new LinkedHashSet<>(kept);
      certain.retainAll(input.certain());
      return certain;
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** Each solution once. */
  record Distinct(Operator input) implements Operator {

    @Override
    public Set<Var> variables() {
      return input.variables();
    }

    @Override
    public Set<Var> certain() {
      return input.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** Solutions in an order; it matters to a slice and to what aggregates string together. */
  record Order(Operator input, List<SortCondition> conditions) implements Operator {

    public Order {
      conditions = List.copyOf(conditions);
    }

    @Override
    public Set<Var> variables() {
      return input.variables();
    }

    @Override
    public Set<Var> certain() {
      return input.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /**
   * Some solutions of a sequence.
   *
   * @param length a negative number for all that remain
   */
  record Slice(Operator input, long start, long length) implements Operator {

    @Override
    public Set<Var> variables() {
      return input.variables();
    }

    @Override
    public Set<Var> certain() {
      return input.certain();
    }

    @Override
    public List<Operator> inputs() {
      return List.of(input);
    }
  }

  /** What an operator selects by, if it does. */
  default Selection asked() {
    if (this instanceof Join join) {
      return join.selection();
    }
    if (this instanceof LeftJoin join) {
      return join.selection();
    }
    return this instanceof Filter filter ? filter.selection() : Selection.NONE;
  }

  /** The operator and all below it, those inside tests too. */
  default Stream<Operator> walk() {
    Stream<Operator> below =
        Stream.concat(inputs().stream(), asked().tests().stream().map(Test::pattern));
    return Stream.concat(Stream.of(this), below.flatMap(Operator::walk));
  }

  /** Variables that stand anywhere in the operator, expressions included. */
  default Set<Var> mentioned() {
    Set<Var> mentioned = new HashSet<>();
    walk().forEach(operator -> Mentions.collect(operator, mentioned));
    return mentioned;
  }

  private static Set<Var> variablesOf(Node... terms) {
    Set<Var> variables = new LinkedHashSet<>();
    for (Node term : terms) {
      if (Var.isVar(term)) {
        variables.add(Var.alloc(term));
      }
    }
    return variables;
  }

  private static Set<Var> union(Stream<Set<Var>> sets) {
    Set<Var> union = new LinkedHashSet<>();
    sets.forEach(union::addAll);
    return union;
  }
}
