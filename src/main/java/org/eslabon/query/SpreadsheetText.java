package org.eslabon.query;

/**
 * Text for a cell of a CSV file that a spreadsheet may open. What begins with one of {@code = +
 * - @}, a tab, a carriage return or a line feed, or with one of those characters in full width,
 * gets an apostrophe in front (OWASP, CSV injection).
 */
public final class SpreadsheetText {

  private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetText() {}

  /** The text, with an apostrophe in front where a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return text.isEmpty() || STARTS_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
