package org.eslabon.rules.relation;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.XSDNumUtils;
import org.eslabon.column.Dictionary;
import org.eslabon.column.Terms;
import org.eslabon.column.ValueKind;
import org.eslabon.rules.relation.Decimals.Halves;
import org.jspecify.annotations.Nullable;

/**
 * Ids of all terms of a run: those of the data, those that rules make, and decimals that rules
 * compute, whose ids are above all others. The same term always has the same id. One thread adds;
 * any number may look up at the same time what was there before, by {@link #add} as well.
 */
public final class Lexicon {

  private static final int DECIMALS = 1 << 30;

  private final Dictionary dictionary;
  private final int resources;
  private final Decimals decimals = new Decimals();
  private volatile @Nullable GivenDecimals given;

  public Lexicon(Terms terms) {
    this.dictionary = new Dictionary(terms);
    this.resources = terms.resources();
  }

  /** The term of an id. */
  public Node term(int id) {
    return id < DECIMALS ? dictionary.term(id) : literal(decimals.number(id - DECIMALS));
  }

  /** The id of a term, or -1. */
  public int find(Node term) {
    int known = dictionary.find(term);
    if (known >= 0 || decimals.isEmpty()) {
      return known;
    }
    BigDecimal number = canonical(term);
    int index = number == null ? -1 : find(Halves.of(number));
    return index < 0 ? -1 : DECIMALS + index;
  }

  private int find(Halves number) {
    return decimals.find(number.high(), number.low(), number.scale());
  }

  /** The id of a term, a new one when it was unknown. */
  public int add(Node term) {
    BigDecimal number = canonical(term);
    return number == null ? dictionary.add(term) : add(Halves.of(number));
  }

  /** The id of a number as a literal of {@code xsd:integer}. */
  int integer(long number) {
    return dictionary.addInteger(number);
  }

  /** Room for numbers of some rows, to be given to {@link #ids} before anything is added. */
  Numbers numbers(int rows) {
    return decimals.room(rows);
  }

  /**
   * The ids of numbers as literals of {@code xsd:integer} and {@code xsd:decimal}.
   *
   * @param numbers used up by this
   */
  int[] ids(Numbers numbers) {
    int[] ids = new int[numbers.rows()];
    Arrays.fill(ids, Table.UNBOUND);
    given().find(numbers, ids);
    if (numbers.hasIntegers()) {
      addIntegers(numbers, ids);
    }
    decimals.addAll(numbers, ids, DECIMALS);
    return ids;
  }

  /**
   * Ids of numbers of which nobody will ask anything but their values: decimals are not looked up,
   * and equal ones may get different ids.
   *
   * @param numbers used up by this
   */
  int[] values(Numbers numbers) {
    int[] ids = new int[numbers.rows()];
    Arrays.fill(ids, Table.UNBOUND);
    if (numbers.hasIntegers()) {
      addIntegers(numbers, ids);
    }
    decimals.append(numbers, ids, DECIMALS);
    return ids;
  }

  private void addIntegers(Numbers numbers, int[] ids) {
    for (int row = 0; row < ids.length; row++) {
      if (numbers.form(row) == ShortNumbers.INTEGER) {
        ids[row] = integer(numbers.low(row));
      }
    }
  }

  private GivenDecimals given() {
    GivenDecimals known = given;
    if (known == null) {
      known = new GivenDecimals(dictionary.base());
      given = known;
    }
    return known;
  }

  private int add(Halves number) {
    return add(number.high(), number.low(), number.scale());
  }

  /** The id of a number that has no zeros at its end. */
  private int add(long high, long low, int scale) {
    int index = decimals.find(high, low, scale);
    if (index >= 0) {
      return DECIMALS + index;
    }
    int known = given().find(high, low, scale);
    return known >= 0 ? known : DECIMALS + decimals.add(high, low, scale);
  }

  /** The number of a decimal that is written as ARQ writes decimals. */
  private static @Nullable BigDecimal canonical(Node term) {
    if (!term.isLiteral() || !XSDDatatype.XSDdecimal.equals(term.getLiteralDatatype())) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(term.getLiteralLexicalForm());
      boolean isCanonical =
          Decimals.fits(number)
              && XSDNumUtils.stringFormatARQ(number).equals(term.getLiteralLexicalForm());
      return isCanonical ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static Node literal(BigDecimal number) {
    return NodeFactory.createLiteralDT(XSDNumUtils.stringFormatARQ(number), XSDDatatype.XSDdecimal);
  }

  /** Whether the term is an IRI or a blank node. */
  public boolean isResource(int id) {
    if (id < resources) {
      return true;
    }
    ValueKind kind = kind(id);
    return kind == ValueKind.IRI || kind == ValueKind.BLANK;
  }

  /** Whether all terms are IRIs or blank nodes of the data. */
  public boolean areGivenResources(int[] ids) {
    int least = 0;
    int most = 0;
    for (int id : ids) {
      least = Math.min(least, id);
      most = Math.max(most, id);
    }
    return least >= 0 && most < resources;
  }

  /** Whether the term is an IRI. */
  public boolean isIri(int id) {
    return kind(id) == ValueKind.IRI;
  }

  /** What the term is as a value. */
  ValueKind kind(int id) {
    if (id < DECIMALS) {
      return dictionary.kind(id);
    }
    int index = id - DECIMALS;
    return Decimals.fitsLong(decimals.high(index), decimals.low(index))
        ? ValueKind.DECIMAL
        : ValueKind.BIG_DECIMAL;
  }

  /** The code of a literal's kind and, above eight bits, its scale. */
  int form(int id) {
    return id < DECIMALS
        ? dictionary.form(id)
        : kind(id).code() | decimals.scale(id - DECIMALS) << 8;
  }

  /** The number of a literal, as its kind explains. */
  long number(int id) {
    if (id < DECIMALS) {
      return dictionary.number(id);
    }
    int index = id - DECIMALS;
    return Decimals.digits(decimals.high(index), decimals.low(index));
  }

  /** Reads forms and numbers of many rows at once, into arrays that are zero. */
  void read(int[] ids, int from, int to, short[] forms, long[] numbers) {
    int later = dictionary.base().read(ids, from, to, forms, numbers);
    int first = dictionary.base().size();
    for (int row = from; row < to && later > 0; row++) {
      if (ids[row] >= first) {
        forms[row] = (short) form(ids[row]);
        numbers[row] = number(ids[row]);
      }
    }
  }

  /** The value of an integer or decimal of any length. */
  BigDecimal exact(int id) {
    if (id >= DECIMALS) {
      return decimals.number(id - DECIMALS);
    }
    return switch (dictionary.kind(id)) {
      case INTEGER, DECIMAL -> BigDecimal.valueOf(dictionary.number(id), dictionary.scale(id));
      case BIG_INTEGER, BIG_DECIMAL ->
          new BigDecimal(dictionary.term(id).getLiteralLexicalForm().strip());
      default -> throw new IllegalStateException("not an exact number: " + term(id));
    };
  }

  /**
   * About the value of an integer or decimal, right to some fifteen digits; of anything else {@link
   * Double#NaN}.
   */
  double about(int id) {
    if (id < DECIMALS) {
      return id < resources ? Double.NaN : aboutLiteral(id);
    }
    int index = id - DECIMALS;
    double digits = (double) decimals.high(index) * Decimals.HALF + (double) decimals.low(index);
    return digits / power(decimals.scale(index));
  }

  private double aboutLiteral(int id) {
    int form = dictionary.form(id);
    int kind = form & 0xFF;
    if (kind == ShortNumbers.INTEGER || kind == ShortNumbers.DECIMAL) {
      return dictionary.number(id) / power(form >> 8);
    }
    return Comparison.isExact(dictionary.kind(id)) ? exact(id).doubleValue() : Double.NaN;
  }

  /** The same for the values in some rows. */
  double[] about(Operand operand, int from, int to) {
    double[] about = new double[to - from];
    if (operand.isConstant()) {
      Arrays.fill(about, about(operand.of(0)));
      return about;
    }
    for (int row = from; row < to; row++) {
      about[row - from] = about(operand.ids()[row]);
    }
    return about;
  }

  private static final double[] POWERS = new double[128];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Math.pow(10, i);
    }
  }

  private static double power(int scale) {
    return scale >= 0 && scale < POWERS.length ? POWERS[scale] : Math.pow(10, scale);
  }
}
