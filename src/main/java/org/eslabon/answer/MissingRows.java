package org.eslabon.answer;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.analysis.Question;
import org.eslabon.answer.FieldTable.Field;
import org.eslabon.model.Language;

/** Facts to ask for, as rows: the cells, which answers decide, and for which links. */
public final class MissingRows {

  private static final List<Field> FIELDS =
      List.of(
          Field.several("ask", "ask for", "preguntar por"),
          Field.several("deciding", "answer → decides", "respuesta → decide"),
          Field.one("answers", "deciding answers", "respuestas que deciden"),
          Field.several("links", "links", "eslabones"),
          Field.one("weight", "weight", "peso"));

  private MissingRows() {}

  /** The first facts of a report. */
  public static FieldTable of(MissingFacts.Report report, int limit, QuestionWords words) {
    return new FieldTable(
        FIELDS, report.questions().stream().limit(limit).map(each -> row(each, words)).toList());
  }

  /** How many links are undecided, in one line. */
  public static String summary(MissingFacts.Report report, int depth, Language language) {
    int undecided = report.undecided().size();
    int open = report.beyond().size();
    return switch (language) {
      case EN ->
          "undecided links: %d; not decided by %d facts or fewer: %d; hypotheses tried: %d"
              .formatted(undecided, depth, open, report.tried());
      case ES ->
          "eslabones sin decidir: %d; no decididos por %d hechos o menos: %d; hipótesis probadas: %d"
              .formatted(undecided, depth, open, report.tried());
    };
  }

  private static List<List<String>> row(Question question, QuestionWords words) {
    return List.of(
        question.asked().stream().map(words::cell).toList(),
        question.answers().stream().map(answer -> answer(question, answer, words)).toList(),
        List.of(question.answers().size() + "/" + question.tried()),
        question.links().stream().map(link -> words.id(NodeFactory.createURI(link))).toList(),
        List.of(String.format(Locale.ROOT, "%.3f", question.weight())));
  }

  private static String answer(Question question, Question.Answer answer, QuestionWords words) {
    List<String> values =
        IntStream.range(0, answer.values().size())
            .mapToObj(i -> words.value(question.asked().get(i), answer.values().get(i)))
            .toList();
    List<String> types =
        answer.decided().values().stream().map(words::label).distinct().sorted().toList();
    return String.join(" + ", values) + " → " + String.join(", ", types);
  }
}
