package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Canonical tables as the sheets of one workbook. Places name the sheet after the file, the row and
 * the column. A cell counts as what people see: a date is a day, 60 % is 60, and numbers have the
 * 15 digits that spreadsheets show.
 */
final class XlsxTables implements InputReader {

  private static final MathContext SHOWN = new MathContext(15);

  @Override
  public void read(InputFile file, InputStream in, Pass pass) throws IOException {
    if (SourceStream.first(in, 1).length == 0) {
      throw SourceStream.emptyFile(file.name());
    }
    if (ReadableWorkbook.isOLE2Header(SourceStream.first(in, 8))) {
      throw notWorkbook(file, "it is an old `.xls` file or has a password");
    }
    if (!ReadableWorkbook.isOOXMLZipHeader(SourceStream.first(in, 4))) {
      throw notWorkbook(file, "it is not a zip archive");
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(in, new ReadingOptions(true, false))) {
      List<Sheet> sheets = workbook.getSheets().toList();
      if (sheets.isEmpty()) {
        throw notWorkbook(file, "it has no sheet");
      }
      for (Sheet sheet : sheets) {
        String name = file.name() + "#" + sheet.getName();
        Optional<Table> table = Tables.find(sheet.getName());
        if (table.isPresent()) {
          read(sheet, new TableReading(table.get(), name, file.graph(), pass), name, pass);
        } else if (pass.checking()) {
          pass.problems().add(unknownSheet(sheet.getName(), name));
        }
      }
    } catch (ExcelReaderException e) {
      throw notWorkbook(file, String.valueOf(e.getMessage()));
    } catch (UnreadableInput e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // the reader meets a zip of something else with many kinds of exception
      throw notWorkbook(file, String.valueOf(e.getMessage()));
    }
  }

  private static void read(Sheet sheet, TableReading reading, String name, Pass pass)
      throws IOException {
    try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
      Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
      int[] positions = null;
      while (rows.hasNext()) {
        org.dhatim.fastexcel.reader.Row source = rows.next();
        if (isBlank(source)) {
          continue;
        }
        if (positions == null) {
          positions = reading.header(header(source), source.getRowNum());
        } else {
          fill(reading.row(), source, positions, new Complaints(name, pass));
          reading.accept();
        }
      }
      if (positions == null && pass.checking()) {
        pass.problems().add(SourceStream.emptyFile(name).problem());
      }
    }
  }

  private static List<String> header(org.dhatim.fastexcel.reader.Row source) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < source.getCellCount(); i++) {
      names.add(text(source.getCell(i)));
    }
    while (names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return names;
  }

  private static void fill(
      Row row, org.dhatim.fastexcel.reader.Row source, int[] positions, Complaints complaints) {
    long line = source.getRowNum();
    row.begin(line, 0);
    for (int i = 0; i < source.getCellCount(); i++) {
      Cell cell = source.getCell(i);
      if (cell == null || cell.getType() == CellType.EMPTY) {
        continue;
      }
      if (cell.getType() == CellType.ERROR) {
        complaints.add(
            ProblemCode.L024, "`" + cell.getRawValue() + "` is an error of the workbook", line, i);
      } else if (i >= positions.length) {
        complaints.add(
            ProblemCode.L009, "a cell to the right of the header's last column", line, i);
      } else {
        row.put(positions[i], text(cell), line, i + 1L);
      }
    }
  }

  private static boolean isBlank(org.dhatim.fastexcel.reader.Row row) {
    return row.stream().allMatch(cell -> text(cell).isEmpty());
  }

  /** What a person sees in the cell. */
  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    return switch (cell.getType()) {
      case EMPTY -> "";
      case STRING -> cell.getText().strip();
      case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "yes" : "no";
      case NUMBER -> number(cell, raw);
      case ERROR, FORMULA -> raw.strip();
    };
  }

  private static String number(Cell cell, String raw) {
    String format =
        String.valueOf(cell.getDataFormatString()).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "");
    if (format.indexOf('y') >= 0 || format.indexOf('Y') >= 0) {
      return cell.asDate().toLocalDate().toString();
    }
    BigDecimal number = new BigDecimal(raw).round(SHOWN);
    if (format.indexOf('%') >= 0) {
      number = number.movePointRight(2);
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Problem unknownSheet(String sheet, String place) {
    return new Problem(
        ProblemCode.L003,
        "the sheet `"
            + sheet
            + "` is not a table: expected one of "
            + String.join(", ", Tables.names()),
        SourcePlace.of(place),
        NearestName.of(sheet, Tables.names())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("keep notes in another workbook"));
  }

  private static UnreadableInput notWorkbook(InputFile file, String detail) {
    return SourceStream.unreadable(
        ProblemCode.L007, "the file is not an XLSX workbook: " + detail, file.name(), null);
  }

  /** Problems of cells that never reach the table. */
  private record Complaints(String file, Pass pass) {

    void add(ProblemCode code, String message, long line, int column) {
      if (pass.checking()) {
        pass.problems()
            .add(new Problem(code, message, new SourcePlace(file, line, column + 1L), null));
      }
    }
  }
}
