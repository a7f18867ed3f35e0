package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;
import org.eslabon.column.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Works out expressions for all rows of a table. Comparisons and arithmetic on exact numbers are
 * done on the columns; all else is ARQ's own evaluation, once for each combination of values that
 * occurs, so that it means what ARQ means.
 */
final class Calculator {

  private final Lexicon lexicon;
  private @Nullable Read read;
  private @Nullable FunctionEnv env;

  Calculator(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The numbers of an operand. Those of a column that is asked for again are read once. */
  ShortNumbers numbers(Operand operand) {
    Read last = read;
    if (last == null || last.ids != operand.ids()) {
      last = new Read(operand.ids(), ShortNumbers.of(lexicon, operand));
      read = operand.isConstant() ? read : last;
    }
    return last.numbers;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Read(int[] ids, ShortNumbers numbers) {}

  /** The rows for which all conditions are true. */
  Table filter(Table table, List<Expr> conditions) {
    Table rest = table;
    for (Expr condition : conditions) {
      rest = rest.select(Truth.rows(truth(rest, condition)));
    }
    return rest;
  }

  /** What a condition says of the rows. */
  byte[] truth(Table table, Expr condition) {
    if (condition instanceof E_LogicalAnd and) {
      return Truth.and(truth(table, and.getArg1()), truth(table, and.getArg2()));
    }
    if (condition instanceof E_LogicalOr or) {
      return Truth.or(truth(table, or.getArg1()), truth(table, or.getArg2()));
    }
    if (condition instanceof E_LogicalNot not) {
      return Truth.not(truth(table, not.getArg()));
    }
    if (condition instanceof E_Bound bound && bound.getArg() instanceof ExprVar variable) {
      int[] column = table.column(variable.asVar());
      byte[] truth = new byte[table.rows()];
      for (int row = 0; column != null && row < truth.length; row++) {
        truth[row] = Truth.of(column[row] != Table.UNBOUND);
      }
      return truth;
    }
    if (condition instanceof ExprFunction2 two) {
      Comparison comparison = Comparison.of(two, lexicon);
      Operand left = comparison == null ? null : operand(table, two.getArg1());
      Operand right = left == null ? null : operand(table, two.getArg2());
      if (comparison != null && left != null && right != null) {
        return comparison.compare(table.rows(), left, right);
      }
    }
    if (condition instanceof E_OneOfBase choice) {
      byte[] truth = oneOf(table, choice);
      if (truth != null) {
        return condition instanceof E_NotOneOf ? Truth.not(truth) : truth;
      }
    }
    return askedTruth(table, condition);
  }

  private byte @Nullable [] oneOf(Table table, E_OneOfBase choice) {
    Operand left = operand(table, choice.getLHS());
    byte[] any = left == null ? null : new ResourceChoice(lexicon).of(left, choice, table.rows());
    if (any != null) {
      return any;
    }
    for (Expr one : choice.getRHS()) {
      Operand right = operand(table, one);
      Comparison equal = Comparison.of(new E_Equals(choice.getLHS(), one), lexicon);
      if (left == null || right == null || equal == null) {
        return null;
      }
      byte[] truth = equal.compare(table.rows(), left, right);
      any = any == null ? truth : Truth.or(any, truth);
    }
    return any == null ? new byte[table.rows()] : any;
  }

  /** A variable or a constant; {@code null} for what has to be worked out first. */
  @Nullable Operand operand(Table table, Expr expression) {
    if (expression instanceof ExprVar variable) {
      int[] column = table.column(variable.asVar());
      return column == null ? Operand.constant(Table.UNBOUND) : Operand.column(column);
    }
    if (expression instanceof NodeValue constant) {
      return Operand.constant(lexicon.add(constant.asNode()));
    }
    return null;
  }

  private byte[] askedTruth(Table table, Expr condition) {
    byte[] truth = new byte[table.rows()];
    if (condition instanceof ExprVar variable) {
      int[] column = table.column(variable.asVar());
      if (column != null && areBooleans(column)) {
        for (int row = 0; row < truth.length; row++) {
          truth[row] = (byte) lexicon.number(column[row]);
        }
        return truth;
      }
    }
    RowGroups inputs = inputs(table, condition);
    byte[] answers = new byte[inputs.size()];
    int[] firsts = inputs.firstRows();
    FunctionEnv asked = env();
    Chunks.run(
        firsts.length,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            try {
              NodeValue value = condition.eval(binding(table, condition, firsts[i]), asked);
              answers[i] = Truth.of(XSDFuncOp.effectiveBooleanValue(value));
            } catch (ExprEvalException | ArithmeticException e) {
              answers[i] = Truth.ERROR;
            }
          }
        });
    for (int row = 0; row < truth.length; row++) {
      truth[row] = answers[inputs.of(row)];
    }
    return truth;
  }

  private boolean areBooleans(int[] column) {
    for (int id : column) {
      if (id == Table.UNBOUND || lexicon.kind(id) != ValueKind.BOOLEAN) {
        return false;
      }
    }
    return true;
  }

  /** The values of an expression; unbound where it fails. */
  int[] values(Table table, Expr expression) {
    Operand operand = operand(table, expression);
    if (operand != null && !operand.isConstant()) {
      return operand.ids();
    }
    if (operand != null) {
      int[] values = new int[table.rows()];
      Arrays.fill(values, operand.of(0));
      return values;
    }
    if (expression instanceof ExprFunction2 two) {
      Arithmetic arithmetic = Arithmetic.of(two, lexicon);
      Operand left = arithmetic == null ? null : operand(table, two.getArg1());
      Operand right = left == null ? null : operand(table, two.getArg2());
      if (arithmetic != null && left != null && right != null) {
        return arithmetic(
            table, expression, arithmetic.run(table.rows(), numbers(left), numbers(right)));
      }
    }
    return askedValues(table, expression);
  }

  /** Fills in what plain arithmetic could not do. */
  private int[] arithmetic(Table table, Expr expression, Arithmetic.Result result) {
    int[] values = result.values();
    int[] rest = result.rest();
    if (rest.length > 0) {
      int[] asked = askedValues(table.select(rest), expression);
      for (int i = 0; i < rest.length; i++) {
        values[rest[i]] = asked[i];
      }
    }
    return values;
  }

  private int[] askedValues(Table table, Expr expression) {
    RowGroups inputs = inputs(table, expression);
    Node[] answers = new Node[inputs.size()];
    int[] firsts = inputs.firstRows();
    FunctionEnv asked = env();
    Chunks.run(
        firsts.length,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            try {
              answers[i] = expression.eval(binding(table, expression, firsts[i]), asked).asNode();
            } catch (ExprEvalException | ArithmeticException e) {
              // ARQ lets a division by 0.0 through to Java
              answers[i] = null;
            }
          }
        });
    int[] ids = new int[answers.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = answers[i] == null ? Table.UNBOUND : lexicon.add(answers[i]);
    }
    int[] values = new int[table.rows()];
    Arrays.setAll(values, row -> ids[inputs.of(row)]);
    return values;
  }

  private static RowGroups inputs(Table table, Expr expression) {
    int[][] columns =
        expression.getVarsMentioned().stream()
            .filter(table::has)
            .map(table::require)
            .toArray(int[][]::new);
    return new RowGroups(columns, table.rows());
  }

  /** The variables of an expression in one row. */
  private Binding binding(Table table, Expr expression, int row) {
    BindingBuilder builder = Binding.builder();
    for (Var variable : expression.getVarsMentioned()) {
      int[] column = table.column(variable);
      if (column != null && column[row] != Table.UNBOUND) {
        builder.add(variable, lexicon.term(column[row]));
      }
    }
    return builder.build();
  }

  /** All variables of one row. */
  Binding binding(Table table, int row) {
    BindingBuilder builder = Binding.builder();
    for (int i = 0; i < table.variables().size(); i++) {
      int id = table.at(i)[row];
      if (id != Table.UNBOUND) {
        builder.add(table.variables().get(i), lexicon.term(id));
      }
    }
    return builder.build();
  }

  /** Made when an expression has to be asked for: it takes ten milliseconds the first time. */
  FunctionEnv env() {
    FunctionEnv known = env;
    if (known == null) {
      known = ExecutionContext.createForGraph(Graph.emptyGraph);
      env = known;
    }
    return known;
  }
}
