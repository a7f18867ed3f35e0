package org.eslabon.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * One canonical table being read from one file, whatever its format: takes the header, then rows,
 * checks them and passes on their triples.
 */
final class TableReading {

  static final Node ROW_NUMBER = Esl.term("rowNumber");
  private static final Node UNNAMED = NodeFactory.createURI(Esl.DEFAULT_BASE);
  private static final int ID_LIMIT = 500;

  private final Table table;
  private final String file;
  private final Pass pass;
  private final RowTranslator translator;
  private final RowConsistency consistency;
  private final Row row;
  private final Set<String> unknown = new HashSet<>();
  private final boolean[] missing;
  private final int[] key;

  /**
   * Begins a table.
   *
   * @param file what places name as the file
   * @param graph where its triples go
   */
  TableReading(Table table, String file, Node graph, Pass pass) {
    this.table = table;
    this.file = file;
    this.pass = pass;
    translator = new RowTranslator(table, graph, pass);
    consistency = new RowConsistency(table);
    row = new Row(file, table.columns().size());
    missing = new boolean[table.columns().size()];
    key = table.key().stream().mapToInt(table::position).toArray();
  }

  /** The file as the user named it. */
  String file() {
    return file;
  }

  /** The buffer to fill for the next row; {@link #accept()} takes it. */
  Row row() {
    return row;
  }

  /**
   * Takes the header of a table that has one.
   *
   * @return for each cell of the header the position of its column in the table, or -1
   */
  int[] header(List<String> names, long line) {
    int[] positions = new int[names.size()];
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < positions.length; i++) {
      SourcePlace place = new SourcePlace(file, line, i + 1L);
      positions[i] = column(names.get(i), place);
      if (positions[i] >= 0 && !seen.add(names.get(i))) {
        report(ProblemCode.L021, "column `" + names.get(i) + "` stands twice in the header", place);
        positions[i] = -1;
      }
    }
    for (int i = 0; i < missing.length; i++) {
      Column column = table.columns().get(i);
      missing[i] = !seen.contains(column.name());
      if (missing[i] && column.required()) {
        report(
            ProblemCode.L022,
            "the header lacks the required column `" + column.name() + "`",
            new SourcePlace(file, line, 0));
      }
    }
    return positions;
  }

  /** Position of a column in the table; -1 and a problem, once, when the table has no such one. */
  int column(String name, SourcePlace place) {
    int position = table.position(name);
    if (position < 0 && unknown.add(name) && pass.checking()) {
      pass.problems().add(table.unknownColumn(name, place));
    }
    return position;
  }

  /** Takes the row in the buffer. */
  void accept() {
    Node subject = subject();
    if (subject != null) {
      for (Node type : table.types()) {
        translator.emit(subject, RDF.Nodes.type, type);
      }
      translator.emit(subject, ROW_NUMBER, RowTranslator.integer(row.line()));
    }
    for (int i = 0; i < missing.length; i++) {
      if (row.cell(i).isEmpty()) {
        requireOptional(i);
      } else {
        translate(i, subject == null ? UNNAMED : subject);
      }
    }
    if (pass.checking()) {
      consistency.problem(row).ifPresent(pass.problems()::add);
    }
  }

  private void translate(int position, Node subject) {
    try {
      translator.translate(position, subject, row);
    } catch (BadCell bad) {
      pass.problems().add(bad.at(row.place(position), table.columns().get(position).name()));
    }
  }

  private void requireOptional(int position) {
    Column column = table.columns().get(position);
    if (column.required() && !missing[position]) {
      report(
          ProblemCode.L023,
          "the required cell `" + column.name() + "` is empty",
          row.place(position));
    }
  }

  /** The thing that the row describes; null when its key is incomplete, unusable or taken. */
  private @Nullable Node subject() {
    List<String> parts = new ArrayList<>(key.length);
    for (int position : key) {
      String cell = row.cell(position);
      if (cell.isEmpty()) {
        if (table.columns().get(position).required()) {
          return null;
        }
      } else {
        parts.add(cell);
      }
    }
    if (pass.checking() && !checkKey(parts)) {
      return null;
    }
    return table.thing(pass.iris(), parts);
  }

  private boolean checkKey(List<String> parts) {
    SourcePlace place = row.place(key[0]);
    for (String part : parts) {
      if (!isUsable(part)) {
        report(
            ProblemCode.L029,
            "`"
                + part
                + "` cannot be an id: expected at most "
                + ID_LIMIT
                + " characters, neither a semicolon nor a control character, and more than dots",
            place);
        return false;
      }
    }
    Problem taken = pass.keys().add(table, parts, row.digest(), place);
    if (taken != null) {
      pass.problems().add(taken);
    }
    return taken == null;
  }

  /** Whether a key may be written so. */
  static boolean isUsable(String id) {
    return id.length() <= ID_LIMIT
        && !id.equals(".")
        && !id.equals("..")
        && id.chars().noneMatch(c -> c == ';' || Character.isISOControl(c));
  }

  private void report(ProblemCode code, String message, SourcePlace place) {
    report(new Problem(code, message, place, null));
  }

  /** Notes what is wrong with a row, as long as that is asked. */
  void report(Problem problem) {
    if (pass.checking()) {
      pass.problems().add(problem);
    }
  }
}
