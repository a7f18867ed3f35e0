package org.eslabon.query;

import java.util.regex.Pattern;

/**
 * Text for a cell of a CSV file that a spreadsheet may open. What begins with one of {@code = +
 * - @}, a tab, a carriage return or a line feed, or with one of those characters in full width,
 * gets an apostrophe in front (OWASP, CSV injection). So does what would after a semicolon, a tab
 * or a line break: where the comma is a decimal mark, a spreadsheet parts cells at semicolons.
 */
public final class SpreadsheetText {

  private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final Pattern AFTER_MARK =
      Pattern.compile("([;\t\r\n][\\h\"]*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

  private SpreadsheetText() {}

  /** The text, with an apostrophe wherever a spreadsheet would take the rest for a formula. */
  public static String harmless(String text) {
    String inside = AFTER_MARK.matcher(text).replaceAll("$1'");
    return text.isEmpty() || STARTS_FORMULA.indexOf(text.charAt(0)) < 0 ? inside : "'" + inside;
  }
}
