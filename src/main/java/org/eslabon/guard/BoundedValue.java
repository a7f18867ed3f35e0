package org.eslabon.guard;

import java.math.BigDecimal;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * What a function may return: values that grow when they are fed back into it, such as a text
 * appended to itself thirty times in a row, end at the budget.
 */
final class BoundedValue {

  /** Deeper terms take exponential time to compare. */
  private static final int NESTING = 8;

  /** Digits of a number: to write down more takes quadratic time. */
  private static final int DIGITS = 10_000;

  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  private BoundedValue() {}

  /**
   * The value itself.
   *
   * @throws StoppedQuery when it is too large
   */
  static NodeValue admit(NodeValue value, Guard guard) {
    guard.check();
    if (value.isInteger()) {
      admitDigits(value.getInteger().bitLength() / BITS_PER_DIGIT, guard);
    } else if (value.isDecimal()) {
      BigDecimal number = value.getDecimal();
      double digits = number.unscaledValue().bitLength() / BITS_PER_DIGIT;
      admitDigits(digits + Math.abs((double) number.scale()), guard);
    } else if (value.hasNode() || !value.isNumber()) {
      Node node = value.asNode();
      if (node.isLiteral()) {
        guard.admit(node.getLiteralLexicalForm().length());
      } else if (node.isURI()) {
        guard.admit(node.getURI().length());
      } else if (node.isTripleTerm() && isDeeper(node, NESTING)) {
        throw guard.stopped(Guard.tooDeep());
      }
    }
    return value;
  }

  private static void admitDigits(double digits, Guard guard) {
    if (digits > DIGITS) {
      throw guard.tooLong(DIGITS, "digits");
    }
  }

  private static boolean isDeeper(Node node, int levels) {
    return node.isTripleTerm()
        && (levels == 0
            || isDeeper(node.getTriple().getSubject(), levels - 1)
            || isDeeper(node.getTriple().getObject(), levels - 1));
  }
}
