package org.eslabon.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregate knows of some values of a group; two such make one, in any order, with the same
 * result. Numbers are added exactly and rounded once, to the widest type among them: a sum of
 * doubles does not depend on which machine had which. Changes as values come.
 */
public final class Fold implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Which aggregate. */
  public enum Kind {
    SUM,
    AVG,
    MIN,
    MAX;

    /** The kind of an aggregate, if its values can be folded in any order. */
    public static Optional<Kind> of(Aggregator aggregator) {
      if (aggregator instanceof AggSum) {
        return Optional.of(SUM);
      }
      if (aggregator instanceof AggAvg) {
        return Optional.of(AVG);
      }
      if (aggregator instanceof AggMin || aggregator instanceof AggMinDistinct) {
        return Optional.of(MIN);
      }
      return aggregator instanceof AggMax || aggregator instanceof AggMaxDistinct
          ? Optional.of(MAX)
          : Optional.empty();
    }
  }

  private static final int INTEGER = 0;
  private static final int DECIMAL = 1;
  private static final int FLOAT = 2;
  private static final int DOUBLE = 3;

  private long count;
  private boolean hasFailed;
  private int type = INTEGER;
  private BigDecimal sum = BigDecimal.ZERO;

  /** Sum of what is not finite: 0, an infinity or not a number. */
  private double beyond;

  private @Nullable String best;

  /** Nothing yet. */
  public Fold() {}

  /** Takes in a value; null where the argument could not be worked out. */
  void add(Kind kind, @Nullable String value) {
    count++;
    if (value == null) {
      hasFailed = true;
    }
    if (value == null || hasFailed) {
      return;
    }
    if (kind == Kind.SUM || kind == Kind.AVG) {
      addNumber(NodeValue.makeNode(TermText.term(value)));
    } else {
      prefer(kind, value);
    }
  }

  private void addNumber(NodeValue value) {
    if (!value.isNumber()) {
      hasFailed = true;
    } else if (value.isInteger()) {
      sum = sum.add(new BigDecimal(value.getInteger()));
    } else if (value.isDecimal()) {
      type = Math.max(type, DECIMAL);
      sum = sum.add(value.getDecimal());
    } else {
      type = Math.max(type, value.isFloat() ? FLOAT : DOUBLE);
      double number = value.isFloat() ? value.getFloat() : value.getDouble();
      if (Double.isFinite(number)) {
        sum = sum.add(new BigDecimal(number));
      } else {
        beyond += number;
      }
    }
  }

  /**
   * Of equal values the first in the order of texts, so that it does not matter which came first.
   */
  private void prefer(Kind kind, String value) {
    String old = best;
    if (old == null) {
      best = value;
      return;
    }
    NodeValue one = NodeValue.makeNode(TermText.term(value));
    int order = NodeValue.compareAlways(one, NodeValue.makeNode(TermText.term(old)));
    if (order == 0 ? value.compareTo(old) < 0 : kind == Kind.MAX ? order > 0 : order < 0) {
      best = value;
    }
  }

  /** Takes in what another knows. */
  void merge(Kind kind, Fold other) {
    count += other.count;
    hasFailed |= other.hasFailed;
    type = Math.max(type, other.type);
    sum = sum.add(other.sum);
    beyond += other.beyond;
    if (other.best != null) {
      prefer(kind, other.best);
    }
  }

  /** The value of the aggregate, or null where it has none. */
  @Nullable String result(Kind kind) {
    if (hasFailed) {
      return null;
    }
    if (kind == Kind.MIN || kind == Kind.MAX) {
      return best;
    }
    try {
      NodeValue total = total();
      if (kind == Kind.AVG) {
        total =
            count == 0
                ? NodeValue.makeInteger(0)
                : XSDFuncOp.numDivide(total, NodeValue.makeInteger(count));
      }
      Node term = total.asNode();
      return TermText.of(term);
    } catch (ExprEvalException e) {
      return null;
    }
  }

  private NodeValue total() {
    return switch (type) {
      case INTEGER -> NodeValue.makeInteger(integer());
      case DECIMAL -> NodeValue.makeDecimal(sum);
      case FLOAT -> NodeValue.makeFloat(beyond == 0 ? sum.floatValue() : (float) beyond);
      default -> NodeValue.makeDouble(beyond == 0 ? sum.doubleValue() : beyond);
    };
  }

  private BigInteger integer() {
    return sum.toBigIntegerExact();
  }
}
