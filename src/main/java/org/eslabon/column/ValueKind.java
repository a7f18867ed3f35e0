package org.eslabon.column;

/**
 * What a term is as a value, as far as it is decoded beside its id. Evaluators compare values of
 * these kinds without looking at lexical forms; whatever is {@link #OTHER} they ask ARQ about.
 */
public enum ValueKind {
  /** An IRI. */
  IRI,
  /** A blank node. */
  BLANK,
  /** A string without language. */
  STRING,
  /** A string with a language tag. */
  LANGUAGE,
  /** A boolean: the number is 1 or 0. */
  BOOLEAN,
  /** A whole number of {@code xsd:integer} or a type derived from it; the number holds it. */
  INTEGER,
  /**
   * A decimal: the number is the unscaled value, to be divided by ten to the power of the scale.
   */
  DECIMAL,
  /** A whole number that no {@code long} holds. */
  BIG_INTEGER,
  /** A decimal whose unscaled value no {@code long} holds. */
  BIG_DECIMAL,
  /** A float: the number holds the bits of its value as a {@code double}. */
  FLOAT,
  /** A double: the number holds its bits. */
  DOUBLE,
  /** A day with a time zone: microseconds since 1970 of its beginning in UTC. */
  DATE,
  /** A day without time zone: microseconds since 1970 as if it were UTC. */
  LOCAL_DATE,
  /** An instant: microseconds since 1970. */
  DATE_TIME,
  /** An instant without time zone: microseconds since 1970 as if it were UTC. */
  LOCAL_DATE_TIME,
  /** A year without time zone: the number is the year. */
  YEAR,
  /** Another datatype, or a lexical form that its datatype does not allow. */
  OTHER;

  private static final ValueKind[] ALL = values();

  static ValueKind of(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether the kind is one of the numeric kinds of SPARQL. */
  public boolean isNumeric() {
    return ordinal() >= INTEGER.ordinal() && ordinal() <= DOUBLE.ordinal();
  }
}
