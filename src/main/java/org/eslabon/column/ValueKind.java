package org.eslabon.column;

/**
 * What a term is as a value, as far as it is decoded beside its id. Evaluators compare values of
 * these kinds without looking at lexical forms; whatever is {@link #OTHER} they ask ARQ about.
 */
public enum ValueKind {
  /** An IRI. */
  IRI(0),
  /** A blank node. */
  BLANK(1),
  /** A string without language. */
  STRING(2),
  /** A string with a language tag. */
  LANGUAGE(3),
  /** A boolean: the number is 1 or 0. */
  BOOLEAN(4),
  /** A whole number of {@code xsd:integer} or a type derived from it; the number holds it. */
  INTEGER(5),
  /**
   * A decimal: the number is the unscaled value, to be divided by ten to the power of the scale.
   */
  DECIMAL(6),
  /** A whole number that no {@code long} holds. */
  BIG_INTEGER(7),
  /** A decimal whose unscaled value no {@code long} holds. */
  BIG_DECIMAL(8),
  /** A float: the number holds the bits of its value as a {@code double}. */
  FLOAT(9),
  /** A double: the number holds its bits. */
  DOUBLE(10),
  /** A day with a time zone: microseconds since 1970 of its beginning in UTC. */
  DATE(11),
  /** A day without time zone: microseconds since 1970 as if it were UTC. */
  LOCAL_DATE(12),
  /** An instant: microseconds since 1970. */
  DATE_TIME(13),
  /** An instant without time zone: microseconds since 1970 as if it were UTC. */
  LOCAL_DATE_TIME(14),
  /** A year without time zone: the number is the year. */
  YEAR(15),
  /** Another datatype, or a lexical form that its datatype does not allow. */
  OTHER(16);

  private static final ValueKind[] BY_CODE = new ValueKind[values().length];

  static {
    for (ValueKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;

  ValueKind(int code) {
    this.code = code;
  }

  /** What stands for the kind in files and columns. */
  public int code() {
    return code;
  }

  static ValueKind of(int code) {
    return BY_CODE[code];
  }

  /** Whether the kind is one of the numeric kinds of SPARQL. */
  public boolean isNumeric() {
    return switch (this) {
      case INTEGER, DECIMAL, BIG_INTEGER, BIG_DECIMAL, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }
}
