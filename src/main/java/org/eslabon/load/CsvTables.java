package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/**
 * Canonical tables as CSV: RFC 4180, UTF-8, comma, a header row, the table's name as the file's.
 */
final class CsvTables implements InputReader {

  @Override
  public void read(InputFile file, InputStream in, Pass pass) throws IOException {
    Table table = Tables.find(file.stem()).orElseThrow();
    InputStream text = SourceStream.text(file.name(), in);
    CsvRecords csv = new CsvRecords(file.name(), text, ',');
    List<String> names = header(file.name(), csv);
    TableReading reading = new TableReading(table, file.name(), file.graph(), pass);
    int[] positions = reading.header(names, csv.line(0));
    while (csv.next()) {
      take(csv, positions, reading);
    }
  }

  /** Reads a record as a row. */
  static void take(CsvRecords csv, int[] positions, TableReading reading) {
    if (csv.size() != positions.length) {
      if (!csv.blank()) {
        reading.report(ragged(reading.file(), csv, positions.length));
      }
    } else if (fill(reading.row(), csv, positions)) {
      reading.accept();
    }
  }

  /** The first record that is not blank. */
  static List<String> header(String file, CsvRecords csv) throws IOException {
    do {
      if (!csv.next()) {
        throw SourceStream.emptyFile(file);
      }
    } while (csv.blank());
    List<String> names = new ArrayList<>(csv.size());
    for (int i = 0; i < csv.size(); i++) {
      names.add(csv.cell(i));
    }
    if (names.size() == 1 && names.get(0).matches(".*[;\t].*")) {
      String found = names.get(0).indexOf('\t') >= 0 ? "a tab" : "`;`";
      throw new UnreadableInput(
          new Problem(
              ProblemCode.L008,
              "the cells are parted by " + found + ": expected a comma",
              new SourcePlace(file, csv.line(0), 0),
              "save the table as comma-separated CSV; `;` parts several values in one cell"));
    }
    return names;
  }

  /** Puts the cells into the row; false when all are empty. */
  private static boolean fill(Row row, CsvRecords csv, int[] positions) {
    row.begin(csv.line(0), 0);
    boolean filled = false;
    for (int i = 0; i < positions.length; i++) {
      String cell = csv.cell(i);
      filled |= !cell.isEmpty();
      row.put(positions[i], cell, csv.line(i), i + 1L);
    }
    return filled;
  }

  static Problem ragged(String file, CsvRecords csv, int expected) {
    return new Problem(
        ProblemCode.L009,
        "the row has " + csv.size() + " cells, the header " + expected,
        new SourcePlace(file, csv.line(0), Math.min(csv.size(), expected + 1)),
        csv.size() > expected
            ? "a cell that holds a comma must stand in quotes"
            : "an empty cell still needs its comma");
  }
}
