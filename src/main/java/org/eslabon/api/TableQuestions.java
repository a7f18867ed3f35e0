package org.eslabon.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.analysis.Shifts;
import org.eslabon.answer.MissingRows;
import org.eslabon.answer.QuestionWords;
import org.eslabon.answer.SensitivityRows;
import org.eslabon.answer.ShiftRows;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.Parameter;
import org.eslabon.query.Parameter.Need;
import org.eslabon.query.ParameterType;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;

/** What to ask for next, what hangs on a threshold, and what would have to change. */
final class TableQuestions {

  private static final String ABOUT = "about";
  private static final int MOST_ROWS = 1000;

  /** More facts or cells together multiply what has to be tried. */
  private static final int MOST_TOGETHER = 3;

  private final ValueGraph graph;

  TableQuestions(ValueGraph graph) {
    this.graph = graph;
  }

  List<Operation> all() {
    return List.of(missing(), sensitivity(), shifts());
  }

  private Operation missing() {
    List<Parameter> parameters =
        List.of(
            new Parameter(
                ABOUT,
                new ParameterType.Text(),
                new Need.Omittable(),
                "only links of this cluster, chain or firm, or this link"),
            Answers.count("depth", 2, MOST_TOGETHER, "how many facts to ask for together at most"),
            Answers.count("limit", 100, MOST_ROWS, "how many rows"),
            QuestionOperation.LANG);
    return question(
        "/api/missing",
        new Operation.About(
            "questions",
            "What to ask for next",
            "The unknown facts that would decide most of the links that nothing decides."),
        new QuestionOperation.Takes(parameters, Set.of(ABOUT), List.of()),
        this::missing);
  }

  private Answer missing(Call call, QuestionWords words) {
    int depth = Answers.count(call, "depth", MOST_TOGETHER);
    int limit = Answers.count(call, "limit", MOST_ROWS);
    MissingFacts.Report report =
        Answers.naming(ABOUT, () -> graph.questions().missing(call.all(ABOUT), depth));
    return Answers.table(
        MissingRows.of(report, limit, words),
        MissingRows.summary(report, depth, call.language()),
        call);
  }

  private Operation sensitivity() {
    return question(
        "/api/sensitivity",
        new Operation.About(
            "questions",
            "What hangs on a threshold",
            "Which conclusions change when a threshold of the theory moves over a range, and at"
                + " which values exactly."),
        QuestionOperation.Takes.values(
            new Parameter(
                "threshold",
                new ParameterType.Text(),
                new Need.Required(),
                "its notation, such as `majority-share`; the query frameworks/thresholds lists"
                    + " them"),
            bound("from", "smallest value"),
            bound("to", "greatest value"),
            QuestionOperation.LANG),
        this::sensitivity);
  }

  private static Parameter bound(String name, String text) {
    return new Parameter(name, ParameterType.Numeric.NUMBER, new Need.Required(), text);
  }

  private Answer sensitivity(Call call, QuestionWords words) {
    BigDecimal from = new BigDecimal(call.required("from").strip());
    BigDecimal to = new BigDecimal(call.required("to").strip());
    if (from.compareTo(to) > 0) {
      throw new ProblemException(
          new Problem(
              ProblemCode.Q204,
              "the range is empty: `from` is above `to`",
              SourcePlace.parameter("from"),
              "expected a number that is not above " + to.toPlainString()));
    }
    String threshold = call.required("threshold");
    Sensitivity.Report report =
        Answers.naming("threshold", () -> graph.questions().sensitivity(threshold, from, to));
    return Answers.table(
        SensitivityRows.of(report, words),
        SensitivityRows.summary(threshold, report, call.language()),
        call);
  }

  private Operation shifts() {
    return question(
        "/api/shifts",
        new Operation.About(
            "questions",
            "What would have to change",
            "The smallest changes that would move a link to each other type of governance, and what"
                + " the theory of shifts says of the move."),
        QuestionOperation.Takes.values(
            new Parameter(
                "link",
                new ParameterType.Text(),
                new Need.Required(),
                "id of a link, or of a cluster, chain or firm for all its links"),
            Answers.count("most", 2, MOST_TOGETHER, "how many cells may change together"),
            QuestionOperation.LANG),
        this::shifts);
  }

  private Answer shifts(Call call, QuestionWords words) {
    int most = Answers.count(call, "most", MOST_TOGETHER);
    List<Shifts.Report> reports =
        Answers.naming("link", () -> graph.questions().shifts(call.required("link"), most));
    int tried = reports.stream().mapToInt(Shifts.Report::tried).sum();
    return Answers.table(
        ShiftRows.of(reports, most, words),
        words.in("hypotheses tried: ", "hipótesis probadas: ") + tried,
        call);
  }

  /** Answers with the words of the graph. */
  private interface Answering {
    Answer answer(Call call, QuestionWords words);
  }

  private Operation question(
      String path, Operation.About about, QuestionOperation.Takes takes, Answering answering) {
    return new QuestionOperation(
        path,
        about,
        takes,
        QuestionOperation.Gives.rows(Answers.OF_TABLES),
        call -> Txn.calculateRead(graph.data(), () -> answering.answer(call, words(call))));
  }

  private QuestionWords words(Call call) {
    String base = graph.settings().base();
    Labels labels = new Labels(graph.data(), base, call.language());
    return new QuestionWords(labels, base, call.language());
  }
}
