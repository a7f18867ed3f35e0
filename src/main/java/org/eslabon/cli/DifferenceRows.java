package org.eslabon.cli;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.analysis.Difference;
import org.eslabon.cli.FieldTable.Field;

/** Differences between conclusions as rows: of what, in what respect, before and after. */
final class DifferenceRows {

  static final List<Field> FIELDS =
      List.of(
          Field.one("about", "about", "sobre"),
          Field.one("what", "what", "qué"),
          Field.several("concerning", "concerning", "respecto a"),
          Field.severalOrNothing("before", "before", "antes"),
          Field.severalOrNothing("after", "after", "después"));

  private DifferenceRows() {}

  static FieldTable of(List<Difference> differences, QuestionWords words) {
    return new FieldTable(FIELDS, differences.stream().map(each -> row(each, words)).toList());
  }

  static List<List<String>> row(Difference difference, QuestionWords words) {
    List<List<String>> row = new ArrayList<>();
    row.add(List.of(words.id(difference.thing())));
    row.add(List.of(words.label(difference.aspect().property())));
    row.add(words.labels(difference.context()));
    row.add(words.labels(difference.before()));
    row.add(words.labels(difference.after()));
    return row;
  }
}
