package org.eslabon.answer;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.analysis.Difference;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.answer.FieldTable.Field;
import org.eslabon.model.Language;

/** What hangs on a threshold, as rows: a stretch of values and a difference. */
public final class SensitivityRows {

  private SensitivityRows() {}

  /** What is concluded otherwise in each stretch of the range. */
  public static FieldTable of(Sensitivity.Report report, QuestionWords words) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.one("values", "values", "valores"));
    fields.addAll(DifferenceRows.FIELDS);
    List<List<List<String>>> rows = new ArrayList<>();
    for (Sensitivity.Stretch stretch : report.stretches()) {
      List<String> interval = List.of(stretch.interval());
      if (stretch.whatIf().differences().isEmpty()) {
        rows.add(
            List.of(
                interval,
                List.of(),
                List.of(asNow(stretch, words)),
                List.of(),
                List.of(),
                List.of()));
      }
      for (Difference difference : stretch.whatIf().differences()) {
        List<List<String>> row = new ArrayList<>();
        row.add(interval);
        row.addAll(DifferenceRows.row(difference, words));
        rows.add(row);
      }
    }
    return new FieldTable(fields, rows);
  }

  /** Conclusions on the way to those that people look at may change alone. */
  private static String asNow(Sensitivity.Stretch stretch, QuestionWords words) {
    int changed =
        stretch.whatIf().consequences().added().size()
            + stretch.whatIf().consequences().removed().size();
    if (changed == 0) {
      return words.in("(as now)", "(como ahora)");
    }
    return words
        .in("(%d conclusions on the way)", "(%d conclusiones intermedias)")
        .formatted(changed);
  }

  /** Where the threshold stands and how often conclusions change, in one line. */
  public static String summary(String threshold, Sensitivity.Report report, Language language) {
    int changes = report.stretches().size() - 1;
    return switch (language) {
      case EN ->
          "%s is %s now; places where conclusions change: %d; values tried: %d"
              .formatted(threshold, report.value().toPlainString(), changes, report.trials());
      case ES ->
          "%s es %s ahora; lugares donde cambian las conclusiones: %d; valores probados: %d"
              .formatted(threshold, report.value().toPlainString(), changes, report.trials());
    };
  }
}
