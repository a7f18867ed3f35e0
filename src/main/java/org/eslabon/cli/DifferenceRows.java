package org.eslabon.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Difference;
import org.eslabon.cli.FieldTable.Field;
import org.eslabon.model.Language;

/** Differences between conclusions as rows: of what, in what respect, before and after. */
final class DifferenceRows {

  static final List<Field> FIELDS =
      List.of(
          Field.one("about", "about", "sobre"),
          Field.one("what", "what", "qué"),
          Field.several("concerning", "concerning", "respecto a"),
          Field.several("before", "before", "antes"),
          Field.several("after", "after", "después"));

  private DifferenceRows() {}

  static FieldTable of(List<Difference> differences, QuestionWords words, Language language) {
    return new FieldTable(
        FIELDS, differences.stream().map(each -> row(each, words, language)).toList());
  }

  static List<List<String>> row(Difference difference, QuestionWords words, Language language) {
    List<List<String>> row = new ArrayList<>();
    row.add(List.of(words.id(difference.thing())));
    row.add(List.of(words.label(difference.aspect().property())));
    row.add(words.labels(difference.context()));
    row.add(values(difference.before(), words, language));
    row.add(values(difference.after(), words, language));
    return row;
  }

  private static List<String> values(List<Node> nodes, QuestionWords words, Language language) {
    return nodes.isEmpty()
        ? List.of(language == Language.ES ? "(nada)" : "(nothing)")
        : words.labels(nodes);
  }
}
