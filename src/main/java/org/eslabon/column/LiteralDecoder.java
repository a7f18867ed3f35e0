package org.eslabon.column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Reads lexical forms as values. Common forms are read here, all others by ARQ, so that both agree
 * on what is a value. For one thread.
 */
final class LiteralDecoder {

  /** Digits that surely fit into a {@code long}. */
  private static final int SAFE_DIGITS = 18;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private final TermKinds kinds;
  private long number;
  private int scale;

  LiteralDecoder(TermKinds kinds) {
    this.kinds = kinds;
  }

  /** The number of the literal decoded last, as its kind explains. */
  long number() {
    return number;
  }

  /** The scale of the decimal decoded last. */
  int scale() {
    return scale;
  }

  /** Decodes a literal; {@link #number} and {@link #scale} say the rest. */
  ValueKind decode(int kind, byte[] text) {
    return decode(kind, text, 0, text.length);
  }

  /** Decodes a literal whose text is part of an array. */
  ValueKind decode(int kind, byte[] source, int from, int to) {
    number = 0;
    scale = 0;
    ValueKind read =
        switch (kinds.type(kind)) {
          case STRING -> ValueKind.STRING;
          case LANGUAGE -> ValueKind.LANGUAGE;
          case INTEGER -> isDigits(source, from, to, false) ? ValueKind.INTEGER : ValueKind.OTHER;
          case DECIMAL -> isDigits(source, from, to, true) ? ValueKind.DECIMAL : ValueKind.OTHER;
          case BOOLEAN -> isTrue(source, from, to) ? ValueKind.BOOLEAN : ValueKind.OTHER;
          case YEAR -> isYear(source, from, to) ? ValueKind.YEAR : ValueKind.OTHER;
          case DOUBLE, OTHER -> ValueKind.OTHER;
        };
    return read == ValueKind.OTHER ? ask(kind, Arrays.copyOfRange(source, from, to)) : read;
  }

  private boolean isYear(byte[] text, int from, int to) {
    return to - from == 4
        && text[from] != '-'
        && text[from] != '0'
        && isDigits(text, from, to, false);
  }

  private boolean isTrue(byte[] text, int from, int to) {
    boolean isTrue =
        to - from == 4
            && text[from] == 't'
            && text[from + 1] == 'r'
            && text[from + 2] == 'u'
            && text[from + 3] == 'e';
    number = isTrue ? 1 : 0;
    return isTrue;
  }

  /** Reads digits, maybe with a sign, and with a point that has digits on both sides. */
  private boolean isDigits(byte[] text, int from, int to, boolean pointAllowed) {
    int at = from < to && text[from] == '-' ? from + 1 : from;
    if (to == at || to - at > SAFE_DIGITS) {
      return false;
    }
    long value = 0;
    int point = -1;
    for (int i = at; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
      } else if (text[i] == '.' && pointAllowed && point < 0 && i > at && i + 1 < to) {
        point = i;
      } else {
        return false;
      }
    }
    number = at > from ? -value : value;
    scale = point < 0 ? 0 : to - point - 1;
    return true;
  }

  private ValueKind ask(int kind, byte[] text) {
    number = 0;
    scale = 0;
    Node literal = kinds.node(kind, text);
    if (!literal.getLiteral().isWellFormed()) {
      return ValueKind.OTHER;
    }
    NodeValue value = NodeValue.makeNode(literal);
    if (value.isBoolean()) {
      number = value.getBoolean() ? 1 : 0;
      return ValueKind.BOOLEAN;
    }
    if (value.isInteger()) {
      return integer(value.getInteger());
    }
    if (value.isDecimal()) {
      return decimal(value.getDecimal());
    }
    if (value.isFloat()) {
      number = Double.doubleToRawLongBits(value.getFloat());
      return ValueKind.FLOAT;
    }
    if (value.isDouble()) {
      number = Double.doubleToRawLongBits(value.getDouble());
      return ValueKind.DOUBLE;
    }
    if (value.isDate() || value.isDateTime()) {
      return time(value.getDateTime(), value.isDate());
    }
    return ValueKind.OTHER;
  }

  private ValueKind integer(BigInteger value) {
    if (value.bitLength() >= Long.SIZE) {
      return ValueKind.BIG_INTEGER;
    }
    number = value.longValue();
    return ValueKind.INTEGER;
  }

  private ValueKind decimal(BigDecimal value) {
    boolean fits =
        value.unscaledValue().bitLength() < Long.SIZE
            && value.scale() >= 0
            && value.scale() <= SAFE_DIGITS;
    if (!fits) {
      return ValueKind.BIG_DECIMAL;
    }
    number = value.unscaledValue().longValue();
    scale = value.scale();
    return ValueKind.DECIMAL;
  }

  /** Years beyond four digits and fractions below a microsecond are left to ARQ. */
  private ValueKind time(XMLGregorianCalendar time, boolean isDate) {
    BigDecimal fraction = time.getFractionalSecond();
    BigDecimal micros =
        fraction == null ? BigDecimal.ZERO : fraction.movePointRight(6).stripTrailingZeros();
    boolean tooFine = micros.scale() > 0;
    if (time.getEon() != null || time.getYear() < 1 || time.getYear() > 9999 || tooFine) {
      return ValueKind.OTHER;
    }
    boolean isLocal = time.getTimezone() == DatatypeConstants.FIELD_UNDEFINED;
    long seconds =
        LocalDate.of(time.getYear(), time.getMonth(), time.getDay()).toEpochDay() * SECONDS_PER_DAY;
    if (!isDate) {
      seconds += time.getHour() * 3600L + time.getMinute() * 60L + time.getSecond();
    }
    if (!isLocal) {
      seconds -= time.getTimezone() * 60L;
    }
    number = seconds * MICROS_PER_SECOND + (isDate ? 0 : micros.longValueExact());
    if (isDate) {
      return isLocal ? ValueKind.LOCAL_DATE : ValueKind.DATE;
    }
    return isLocal ? ValueKind.LOCAL_DATE_TIME : ValueKind.DATE_TIME;
  }
}
