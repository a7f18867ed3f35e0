package org.eslabon.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A file as a person sees it, right or wrong, so that problems can be shown where they are: cells
 * of a table, or lines of any other text, by their numbers. Immutable.
 *
 * @param lines in the order of the file
 * @param isTable whether columns count cells; else they count characters
 */
public record RawTable(List<Line> lines, boolean isTable) {

  /** More than this is shown to nobody. */
  private static final int MOST_LINES = 20_000;

  /** Copies the list. */
  public RawTable {
    lines = List.copyOf(lines);
  }

  /**
   * One record or line.
   *
   * @param number line on which it begins, from 1
   * @param cells its cells; one for a line of text
   */
  public record Line(long number, List<String> cells) {

    /** Copies the list. */
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Reads as much of a file as can be read.
   *
   * @param name of the file, whose ending says what it is
   * @return what it holds by the name that problems give it: one for most, one a sheet for a
   *     workbook
   */
  public static Map<String, RawTable> read(String name, byte[] bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xlsx")) {
      return sheets(name, bytes);
    }
    return Map.of(
        name, lower.endsWith(".csv") ? new RawTable(records(name, bytes), true) : text(bytes));
  }

  private static List<Line> records(String name, byte[] bytes) {
    List<Line> lines = new ArrayList<>();
    try {
      CsvRecords csv =
          new CsvRecords(name, SourceStream.text(name, new ByteArrayInputStream(bytes)), ',');
      while (lines.size() < MOST_LINES && csv.next()) {
        lines.add(
            new Line(csv.line(0), IntStream.range(0, csv.size()).mapToObj(csv::cell).toList()));
      }
    } catch (IOException unreadable) {
      // what could be read up to here is shown; the load says what is wrong
      return lines;
    }
    return lines;
  }

  private static RawTable text(byte[] bytes) {
    List<String> texts =
        new String(bytes, StandardCharsets.UTF_8).lines().limit(MOST_LINES).toList();
    return new RawTable(
        IntStream.range(0, texts.size())
            .mapToObj(i -> new Line(i + 1L, List.of(texts.get(i))))
            .toList(),
        false);
  }

  private static Map<String, RawTable> sheets(String name, byte[] bytes) {
    Map<String, RawTable> sheets = new LinkedHashMap<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        sheets.put(name + "#" + sheet.getName(), new RawTable(rows(sheet), true));
      }
    } catch (IOException | RuntimeException unreadable) {
      // no workbook, which the load says
      return sheets;
    }
    return sheets;
  }

  private static List<Line> rows(Sheet sheet) throws IOException {
    try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
      return rows.limit(MOST_LINES)
          .map(
              row ->
                  new Line(
                      row.getRowNum(),
                      IntStream.range(0, row.getCellCount())
                          .mapToObj(i -> shown(row.getCell(i)))
                          .toList()))
          .toList();
    }
  }

  private static String shown(@Nullable Cell cell) {
    return cell == null || cell.getText() == null ? "" : cell.getText();
  }
}
