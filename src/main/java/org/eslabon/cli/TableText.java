package org.eslabon.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eslabon.query.AnswerTable;

/** Draws rows as a table that fits the terminal: wide columns are wrapped. */
final class TableText {

  private TableText() {}

  /** The table, without a line break at its end. */
  static String of(AnswerTable table, int width) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      columns.add(
          new Column()
              .header(table.header().get(i))
              .headerAlign(HorizontalAlign.LEFT)
              .dataAlign(isNumeric(table, i) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
              .maxWidth(width, OverflowBehaviour.NEWLINE));
    }
    String[][] cells =
        table.cells().stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
        .maxTableWidth(width)
        .data(columns.toArray(Column[]::new), cells)
        .asString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isNumeric(AnswerTable table, int column) {
    return !table.cells().isEmpty()
        && table.cells().stream()
            .allMatch(row -> row.get(column).matches("-?[0-9]*(\\.[0-9]+)?(E-?[0-9]+)?"));
  }
}
