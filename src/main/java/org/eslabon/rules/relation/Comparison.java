package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.eslabon.column.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * One of the six comparisons of SPARQL on ids. Exact numbers, resources, plain strings and booleans
 * are compared where they are; of other pairs ARQ is asked once each. Safe for threads.
 */
final class Comparison {

  private static final double DOUBT = 1e-12;

  private final ExprFunction2 comparison;
  private final Lexicon lexicon;
  private final boolean isEquality;
  private final Map<Long, Byte> asked = new ConcurrentHashMap<>();

  private Comparison(ExprFunction2 comparison, Lexicon lexicon) {
    this.comparison = comparison;
    this.lexicon = lexicon;
    this.isEquality = comparison instanceof E_Equals || comparison instanceof E_NotEquals;
  }

  /** The comparison that an expression makes, or {@code null} when it makes none. */
  static @Nullable Comparison of(ExprFunction2 expression, Lexicon lexicon) {
    return expression instanceof E_Equals
            || expression instanceof E_NotEquals
            || expression instanceof E_LessThan
            || expression instanceof E_LessThanOrEqual
            || expression instanceof E_GreaterThan
            || expression instanceof E_GreaterThanOrEqual
        ? new Comparison(expression, lexicon)
        : null;
  }

  /** What the comparison says of the operands in each row. */
  byte[] compare(int rows, Operand left, Operand right) {
    byte[] truth = new byte[rows];
    if (rows == 0) {
      return truth;
    }
    if (left.isConstant() && right.isConstant()) {
      Arrays.fill(truth, compare(left.of(0), right.of(0)));
      return truth;
    }
    if (isNumber(left.of(0)) && isNumber(right.of(0))) {
      Chunks.run(rows, (chunk, from, to) -> compareNumbers(left, right, truth, from, to));
    } else {
      Chunks.run(rows, (chunk, from, to) -> compareResources(left, right, truth, from, to));
    }
    // those are few, and their loop is apart so that the others stay small
    int[] rest = Truth.rows(truth, Truth.UNKNOWN);
    if (left.isConstant() || right.isConstant()) {
      compareEach(left.rows(rest), right.rows(rest), rest, truth);
    } else {
      Chunks.run(
          rest.length,
          (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
              truth[rest[i]] = compare(left.of(rest[i]), right.of(rest[i]));
            }
          });
    }
    return truth;
  }

  private boolean isNumber(int id) {
    return id != Table.UNBOUND && isExact(lexicon.kind(id));
  }

  /** Where doubles are far enough apart, they tell; what is no number is not apart from any. */
  private void compareNumbers(Operand left, Operand right, byte[] truth, int from, int to) {
    double[] ones = lexicon.about(left, from, to);
    double[] others = lexicon.about(right, from, to);
    byte less = of(-1);
    byte same = of(0);
    byte greater = of(1);
    for (int i = 0; i < ones.length; i++) {
      double one = ones[i];
      double other = others[i];
      boolean isClear = Math.abs(one - other) > DOUBT * (Math.abs(one) + Math.abs(other));
      // only a number is equal to itself here
      boolean isSame = one == other && left.of(from + i) == right.of(from + i);
      truth[from + i] = isClear ? one < other ? less : greater : isSame ? same : Truth.UNKNOWN;
    }
  }

  /** Resources are equal when they are the same. */
  private void compareResources(Operand left, Operand right, byte[] truth, int from, int to) {
    byte same = isEquality ? of(0) : Truth.UNKNOWN;
    byte different = isEquality ? of(1) : Truth.UNKNOWN;
    for (int row = from; row < to; row++) {
      int one = left.of(row);
      int other = right.of(row);
      boolean areResources = isResource(one) && isResource(other);
      truth[row] = areResources ? one == other ? same : different : Truth.UNKNOWN;
    }
  }

  /** Compares each different value of a column with a constant, for some rows. */
  private void compareEach(Operand left, Operand right, int[] rows, byte[] truth) {
    int[] column = left.isConstant() ? right.ids() : left.ids();
    RowGroups groups = new RowGroups(new int[][] {column}, rows.length);
    byte[] answers = new byte[groups.size()];
    int[] firsts = groups.firstRows();
    for (int group = 0; group < answers.length; group++) {
      answers[group] = compare(left.of(firsts[group]), right.of(firsts[group]));
    }
    int[] groupOf = groups.groupOf();
    for (int i = 0; i < rows.length; i++) {
      truth[rows[i]] = answers[groupOf[i]];
    }
  }

  private byte compare(int left, int right) {
    if (left == Table.UNBOUND || right == Table.UNBOUND) {
      return Truth.ERROR;
    }
    ValueKind kind = lexicon.kind(left);
    ValueKind other = lexicon.kind(right);
    if (isExact(kind) && isExact(other)) {
      return left == right ? of(0) : of(compareExact(lexicon, left, right));
    }
    if (isEquality && areAlike(kind, other)) {
      return of(left == right ? 0 : 1);
    }
    if (kind == ValueKind.BOOLEAN && other == ValueKind.BOOLEAN) {
      return of(Long.compare(lexicon.number(left), lexicon.number(right)));
    }
    return asked.computeIfAbsent(Pairs.pair(left, right), pair -> ask(left, right));
  }

  /** Whether equal terms are equal values and others are not. */
  private static boolean areAlike(ValueKind kind, ValueKind other) {
    return (isResource(kind) && isResource(other))
        || (kind == ValueKind.STRING && other == ValueKind.STRING);
  }

  private boolean isResource(int id) {
    return id != Table.UNBOUND && lexicon.isResource(id);
  }

  private static boolean isResource(ValueKind kind) {
    return kind == ValueKind.IRI || kind == ValueKind.BLANK;
  }

  static boolean isExact(ValueKind kind) {
    return kind == ValueKind.INTEGER
        || kind == ValueKind.DECIMAL
        || kind == ValueKind.BIG_INTEGER
        || kind == ValueKind.BIG_DECIMAL;
  }

  static int compareExact(Lexicon lexicon, int left, int right) {
    double about = lexicon.about(left);
    double other = lexicon.about(right);
    if (Math.abs(about - other) > DOUBT * Math.max(Math.abs(about), Math.abs(other))) {
      return Double.compare(about, other);
    }
    return lexicon.exact(left).compareTo(lexicon.exact(right));
  }

  private byte of(int order) {
    if (comparison instanceof E_Equals) {
      return Truth.of(order == 0);
    }
    if (comparison instanceof E_NotEquals) {
      return Truth.of(order != 0);
    }
    if (comparison instanceof E_LessThan) {
      return Truth.of(order < 0);
    }
    if (comparison instanceof E_LessThanOrEqual) {
      return Truth.of(order <= 0);
    }
    return Truth.of(comparison instanceof E_GreaterThan ? order > 0 : order >= 0);
  }

  private byte ask(int left, int right) {
    try {
      NodeValue one = NodeValue.makeNode(lexicon.term(left));
      NodeValue two = NodeValue.makeNode(lexicon.term(right));
      return Truth.of(XSDFuncOp.effectiveBooleanValue(comparison.eval(one, two)));
    } catch (ExprEvalException e) {
      return Truth.ERROR;
    }
  }
}
