package org.eslabon.rules.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.junit.jupiter.api.Test;

class QuotientTest {

  private final Quotient quotient = new Quotient();

  @Test
  void agreesWithArqOnNumbersOfAnyLength() {
    Random random = new Random(17);
    int divided = 0;
    for (int i = 0; i < 20_000; i++) {
      long dividend = random.nextLong() >> random.nextInt(64);
      long divisor = random.nextLong() >> random.nextInt(64);
      divided += agrees(dividend, random.nextInt(6), divisor, random.nextInt(6)) ? 1 : 0;
    }
    assertTrue(divided > 10_000, divided + " were divided");
  }

  @Test
  void agreesWithArqOnQuotientsThatEnd() {
    Random random = new Random(18);
    for (int i = 0; i < 10_000; i++) {
      long divisor = 1L << random.nextInt(62);
      for (int five = random.nextInt(27); five > 0 && divisor < Long.MAX_VALUE / 5; five--) {
        divisor *= 5;
      }
      agrees(random.nextInt(1 << random.nextInt(31)), random.nextInt(4), divisor, 0);
    }
  }

  @Test
  void roundsUpToTheNextWhole() {
    assertTrue(agrees(999_999_999_999_999_999L, 2, 1_000_000_000_000_000_007L, 2));
    assertTrue(agrees(Long.MAX_VALUE / 4 - 1, 2, Long.MAX_VALUE / 4, 2));
    assertTrue(agrees(-1, 0, 3, 0));
    assertTrue(agrees(0, 2, 3, 0));
  }

  @Test
  void leavesWhatItCannotDoToArq() {
    assertFalse(quotient.divide(1, 0, 0, 0));
    assertFalse(quotient.divide(Long.MIN_VALUE, 0, 3, 0));
    assertFalse(quotient.divide(1, 0, Long.MIN_VALUE, 0));
    assertFalse(quotient.divide(1, 0, 1L << 40, 0), "has 40 digits");
  }

  /** Whether it was divided at all; if so, to what ARQ makes of it. */
  private boolean agrees(long dividend, int scale, long divisor, int otherScale) {
    if (!quotient.divide(dividend, scale, divisor, otherScale)) {
      return false;
    }
    BigDecimal one = BigDecimal.valueOf(dividend, scale);
    BigDecimal other = BigDecimal.valueOf(divisor, otherScale);
    BigDecimal expected =
        XSDFuncOp.numDivide(NodeValue.makeDecimal(one), NodeValue.makeDecimal(other)).getDecimal();
    BigDecimal found =
        new Decimals.Halves(quotient.high(), quotient.low(), Quotient.SCALE).number();
    assertEquals(0, expected.compareTo(found), one + " / " + other + ": " + found);
    return true;
  }
}
