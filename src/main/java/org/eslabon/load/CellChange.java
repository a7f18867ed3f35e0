package org.eslabon.load;

import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a canonical table that is to hold something else. Immutable.
 *
 * @param table name of the table, or {@code null} when the id alone says which
 * @param row id of the row; {@code link/ID} also says its kind, {@code ownership/OWNED--OWNER}
 *     names a row whose key has several columns
 * @param column as in the header of the table
 * @param value what a cell of the column may hold; empty to forget what it holds
 * @param place where the change was asked for
 */
public record CellChange(
    @Nullable String table, String row, String column, String value, SourcePlace place) {

  /**
   * Reads {@code row.column=value}. The id may hold dots, the name of a column does not.
   *
   * @throws ProblemException L060 when the text has another form
   */
  public static CellChange parse(String text, SourcePlace place) {
    int equals = text.indexOf('=');
    int dot = equals < 0 ? -1 : text.lastIndexOf('.', equals);
    if (dot <= 0 || dot + 1 == equals) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L060,
              "`" + text + "` is not a change: expected `row.column=value`",
              place,
              "such as `my-link.power=buyer`; nothing after `=` forgets the value"));
    }
    return new CellChange(
        null,
        text.substring(0, dot).strip(),
        text.substring(dot + 1, equals).strip(),
        text.substring(equals + 1).strip(),
        place);
  }
}
