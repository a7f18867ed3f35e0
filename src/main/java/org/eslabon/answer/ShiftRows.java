package org.eslabon.answer;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Shift;
import org.eslabon.analysis.Shifts;
import org.eslabon.answer.FieldTable.Field;

/** Smallest changes that move a link to another type, as rows. */
public final class ShiftRows {

  private static final List<Field> FIELDS =
      List.of(
          Field.one("link", "link", "eslabón"),
          Field.one("now", "now", "ahora"),
          Field.one("to", "to", "hacia"),
          Field.several("changes", "changes", "cambios"),
          Field.several(
              "theory", "what the theory says it needs", "lo que la teoría dice que exige"));

  private ShiftRows() {}

  /**
   * All shifts of some links, and the types that none leads to.
   *
   * @param most how many changes together were tried
   */
  public static FieldTable of(List<Shifts.Report> reports, int most, QuestionWords words) {
    List<List<List<String>>> rows = new ArrayList<>();
    for (Shifts.Report report : reports) {
      List<String> link = List.of(words.id(report.link()));
      List<String> now =
          report.governance() == null
              ? List.of(words.in("(not decided)", "(no decidido)"))
              : List.of(words.label(report.governance()));
      for (Shift shift : report.shifts()) {
        rows.add(
            List.of(
                link,
                now,
                List.of(words.label(shift.target())),
                shift.moves().stream().map(move -> move(move, words)).toList(),
                shift.foreseen().stream().map(each -> words.needs(each)).toList()));
      }
      for (Node type : report.beyond()) {
        rows.add(
            List.of(
                link, now, List.of(words.label(type)), List.of(beyond(most, words)), List.of()));
      }
    }
    return new FieldTable(FIELDS, rows);
  }

  private static String beyond(int most, QuestionWords words) {
    return words.in("(none of up to %d changes)", "(ninguno de hasta %d cambios)").formatted(most);
  }

  private static String move(Shift.Move move, QuestionWords words) {
    return words.cell(move.cell())
        + ": "
        + words.value(move.cell(), move.before())
        + " → "
        + words.value(move.cell(), move.after());
  }
}
