package org.eslabon.answer;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.analysis.Difference;
import org.eslabon.analysis.WhatIf;
import org.eslabon.answer.FieldTable.Field;
import org.eslabon.model.Language;

/** Differences between conclusions as rows: of what, in what respect, before and after. */
public final class DifferenceRows {

  static final List<Field> FIELDS =
      List.of(
          Field.one("about", "about", "sobre"),
          Field.one("what", "what", "qué"),
          Field.several("concerning", "concerning", "respecto a"),
          Field.severalOrNothing("before", "before", "antes"),
          Field.severalOrNothing("after", "after", "después"));

  private DifferenceRows() {}

  /** One row a difference. */
  public static FieldTable of(List<Difference> differences, QuestionWords words) {
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

  /** How many statements are otherwise, in one line. */
  public static String summary(WhatIf whatIf, Language language) {
    int given = whatIf.given().added().size() + whatIf.given().removed().size();
    int come = whatIf.consequences().added().size();
    int go = whatIf.consequences().removed().size();
    return switch (language) {
      case EN ->
          "statements supposed otherwise: %d; conclusions that come: %d, that go: %d"
              .formatted(given, come, go);
      case ES ->
          "enunciados supuestos de otro modo: %d; conclusiones que vienen: %d, que se van: %d"
              .formatted(given, come, go);
    };
  }
}
