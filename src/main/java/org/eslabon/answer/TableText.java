package org.eslabon.answer;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eslabon.query.AnswerTable;

/**
 * Draws rows as a table that fits the terminal: the widest columns are wrapped, the others are not.
 */
public final class TableText {

  /** Blanks that the table puts around the text of a cell. */
  private static final int PADDING = 2;

  private static final int NARROWEST = 10;

  private TableText() {}

  /** The table, without a line break at its end. */
  public static String of(AnswerTable table, int width) {
    int[] widths = fit(table, width);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      columns.add(
          new Column()
              .header(table.header().get(i))
              .headerAlign(HorizontalAlign.LEFT)
              .dataAlign(isNumeric(table, i) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
              .maxWidth(widths[i], OverflowBehaviour.NEWLINE));
    }
    String[][] cells =
        table.cells().stream()
            // several values in a cell are joined by `;`, where a line may break
            .map(row -> row.stream().map(cell -> cell.replace(";", "; ")).toArray(String[]::new))
            .toArray(String[][]::new);
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
        .data(columns.toArray(Column[]::new), cells)
        .asString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  /** Widths that fit: only the widest are narrowed, so that short words stay whole. */
  private static int[] fit(AnswerTable table, int width) {
    int[] widths = new int[table.header().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest =
          table.cells().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.max(longest, table.header().get(i).length()) + PADDING;
    }
    int over = Arrays.stream(widths).sum() + widths.length - 1 - width;
    for (int widest = widest(widths); over > 0 && widths[widest] > NARROWEST; over--) {
      widths[widest]--;
      widest = widest(widths);
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      if (widths[i] > widths[widest]) {
        widest = i;
      }
    }
    return widest;
  }

  private static boolean isNumeric(AnswerTable table, int column) {
    return !table.cells().isEmpty()
        && table.cells().stream()
            .allMatch(row -> row.get(column).matches("-?[0-9]*(\\.[0-9]+)?(E-?[0-9]+)?"));
  }
}
