package org.eslabon.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The kinds of plain value a cell can hold, and how each becomes a literal. */
enum Literals {
  /** Any text. */
  TEXT {
    @Override
    Node read(String cell) {
      return NodeFactory.createLiteralString(cell);
    }
  },
  /** A whole number, zero or more. */
  COUNT {
    @Override
    Node read(String cell) throws BadCell {
      if (!isDigits(cell, 0, cell.length())) {
        throw Numbers.wrong(cell, "a whole number, zero or more");
      }
      return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDinteger);
    }
  },
  /** A number, zero or more. */
  AMOUNT {
    @Override
    Node read(String cell) throws BadCell {
      Numbers.requireDecimal(cell, "a number, zero or more");
      Numbers.requireRange(cell, "zero or more", 0, null);
      return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDdecimal);
    }
  },
  /** A number of either sign. */
  NUMBER {
    @Override
    Node read(String cell) throws BadCell {
      Numbers.requireDecimal(cell, "a number");
      return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDdecimal);
    }
  },
  /** Percent of a whole. */
  SHARE {
    @Override
    Node read(String cell) throws BadCell {
      Numbers.requireDecimal(cell, "percent from 0 to 100");
      Numbers.requireRange(cell, "percent from 0 to 100", 0, 100);
      return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDdecimal);
    }
  },
  /** A year of four digits. */
  YEAR {
    @Override
    Node read(String cell) throws BadCell {
      if (!isYear(cell)) {
        throw new BadCell(
            ProblemCode.L024, "`" + cell + "` is not a year: expected four digits", null);
      }
      return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDgYear);
    }
  },
  /** A year, or a day in the form {@code 1998-07-01}. */
  YEAR_OR_DATE {
    @Override
    Node read(String cell) throws BadCell {
      if (isYear(cell)) {
        return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDgYear);
      }
      if (cell.length() == 10) {
        try {
          LocalDate.parse(cell);
          return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDdate);
        } catch (DateTimeException e) {
          // said below
        }
      }
      throw new BadCell(
          ProblemCode.L024,
          "`" + cell + "` is not a year or a day: expected the form 1998 or 1998-07-01",
          null);
    }
  },
  /** An ISO 3166-1 alpha-2 code. */
  COUNTRY {
    @Override
    Node read(String cell) throws BadCell {
      if (!Countries.CODES.contains(cell)) {
        throw new BadCell(
            ProblemCode.L027,
            "`" + cell + "` is not a country: expected an ISO 3166-1 code of two letters",
            Countries.hint(cell));
      }
      return NodeFactory.createLiteralString(cell);
    }
  },
  /** An ISO 4217 code. */
  CURRENCY {
    @Override
    Node read(String cell) throws BadCell {
      if (!CURRENCIES.contains(cell)) {
        String upper = cell.toUpperCase(Locale.ROOT);
        throw new BadCell(
            ProblemCode.L027,
            "`" + cell + "` is not a currency: expected an ISO 4217 code of three letters",
            CURRENCIES.contains(upper) ? "write `" + upper + "`" : null);
      }
      return NodeFactory.createLiteralString(cell);
    }
  };

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The cell as a literal.
   *
   * @param cell stripped and not empty
   * @throws BadCell when the cell holds something else
   */
  abstract Node read(String cell) throws BadCell;

  private static boolean isYear(String cell) {
    return cell.length() == 4 && isDigits(cell, 0, 4);
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Decimal numbers as XML Schema writes them: a point, no exponent, no separators. */
  static final class Numbers {

    private Numbers() {}

    static void requireDecimal(String cell, String expected) throws BadCell {
      int start = cell.charAt(0) == '-' ? 1 : 0;
      int point = cell.indexOf('.');
      boolean decimal =
          point < 0
              ? isDigits(cell, start, cell.length())
              : (point == start || isDigits(cell, start, point))
                  && isDigits(cell, point + 1, cell.length());
      if (!decimal) {
        throw wrong(cell, expected);
      }
    }

    static void requireRange(String cell, String expected, int least, @Nullable Integer most)
        throws BadCell {
      if (least == 0 && most == null && cell.charAt(0) != '-') {
        return;
      }
      BigDecimal number = new BigDecimal(cell);
      if (number.compareTo(BigDecimal.valueOf(least)) < 0
          || (most != null && number.compareTo(BigDecimal.valueOf(most)) > 0)) {
        throw new BadCell(
            ProblemCode.L025, "`" + cell + "` is out of range: expected " + expected, null);
      }
    }

    /** Says what is wrong with a number; a decimal comma and a percent sign are named. */
    static BadCell wrong(String cell, String expected) {
      String hint = null;
      String what = "is not a number";
      if (cell.matches("-?\\d+,\\d+")) {
        what = "has a decimal comma";
        hint = "write `" + cell.replace(',', '.') + "`";
      } else if (cell.matches("-?\\d+(\\.\\d+)?\\s*%")) {
        what = "has a percent sign";
        hint = "write `" + cell.replace("%", "").strip() + "`";
      } else if (cell.matches("-?\\d{1,3}([., ' ]\\d{3})+([.,]\\d+)?")) {
        what = "has thousands separators";
      } else if (cell.matches("-?\\d+")) {
        what = "is negative";
      } else if (cell.matches("-?\\d*\\.\\d+")) {
        what = "has decimals";
      }
      return new BadCell(
          ProblemCode.L024, "`" + cell + "` " + what + ": expected " + expected, hint);
    }
  }
}
