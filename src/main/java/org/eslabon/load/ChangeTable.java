package org.eslabon.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.Bundled;

/** A file of changes to cells: CSV with the columns {@code table, id, column, value}. */
public final class ChangeTable {

  private static final List<String> HEADER = List.of("table", "id", "column", "value");

  private ChangeTable() {}

  /**
   * Reads all changes of a file.
   *
   * @throws ProblemException with every row that is no change; whether the tables have such rows
   *     and columns is not looked at
   */
  public static List<CellChange> read(Path file) {
    String name = Bundled.nameOf(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(name, new CsvRecords(name, SourceStream.text(name, in), ','));
    } catch (UnreadableInput e) {
      throw new ProblemException(e.problem());
    } catch (NoSuchFileException e) {
      throw unreadable(name, "the file is not there");
    } catch (IOException e) {
      throw unreadable(name, "the file cannot be read: " + e.getMessage());
    }
  }

  private static List<CellChange> read(String file, CsvRecords csv) throws IOException {
    List<String> header = CsvTables.header(file, csv);
    if (!header.equals(HEADER)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L060,
              "the header is `" + String.join(",", header) + "`: expected `table,id,column,value`",
              new SourcePlace(file, csv.line(0), 0),
              null));
    }
    Problems problems = new Problems();
    List<CellChange> changes = new ArrayList<>();
    while (csv.next()) {
      SourcePlace place = new SourcePlace(file, csv.line(0), 0);
      if (csv.size() != HEADER.size()) {
        if (!csv.blank()) {
          problems.add(CsvTables.ragged(file, csv, HEADER.size()));
        }
      } else if (csv.cell(0).isEmpty() || csv.cell(1).isEmpty() || csv.cell(2).isEmpty()) {
        problems.add(
            new Problem(
                ProblemCode.L060,
                "a change needs a table, an id and a column",
                place,
                "only `value` may be empty, to forget what the cell holds"));
      } else {
        changes.add(new CellChange(csv.cell(0), csv.cell(1), csv.cell(2), csv.cell(3), place));
      }
    }
    if (!problems.none()) {
      throw new ProblemException(problems.inOrder());
    }
    return changes;
  }

  private static ProblemException unreadable(String file, String message) {
    return new ProblemException(new Problem(ProblemCode.L001, message, SourcePlace.of(file), null));
  }
}
