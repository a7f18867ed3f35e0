package org.eslabon.rules.relation;

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

  byte compare(int left, int right) {
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
