package org.eslabon.api;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.system.Txn;
import org.eslabon.Supposed;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.WhatIf;
import org.eslabon.answer.DifferenceRows;
import org.eslabon.answer.FieldTable;
import org.eslabon.answer.QuestionWords;
import org.eslabon.answer.WhatIfJson;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.Parameter;
import org.eslabon.query.Parameter.Need;
import org.eslabon.query.ParameterType;
import org.eslabon.store.Labels;
import org.eslabon.store.RdfPatches;
import org.eslabon.web.Answer;

/** What would be concluded otherwise if facts were otherwise. Nothing is stored. */
final class WhatIfQuestion {

  private static final String SET = "set";
  private static final String UPDATE = "update";
  private static final String SPARQL = "application/sparql-update";
  private static final String CHANGES = "text/csv";
  private static final String PATCH = "application/rdf-patch";

  private final ValueGraph graph;

  WhatIfQuestion(ValueGraph graph) {
    this.graph = graph;
  }

  Operation operation() {
    List<Parameter> parameters =
        List.of(
            new Parameter(
                SET,
                new ParameterType.Text(),
                new Need.Omittable(),
                "`row.column=value` as it would stand in the table, nothing after `=` to forget it,"
                    + " or `threshold=number`"),
            new Parameter(
                UPDATE,
                new ParameterType.Text(),
                new Need.Omittable(),
                "a SPARQL Update, our prefixes declared"),
            QuestionOperation.LANG);
    return new QuestionOperation(
        "/api/what-if",
        new Operation.About(
            "questions",
            "What if",
            "What would be concluded otherwise if facts were otherwise: governance, status,"
                + " outlooks, limits, escape routes and prescriptions before and after. Nothing is"
                + " stored. RDF Patch has every statement that comes or goes."),
        new QuestionOperation.Takes(
            parameters,
            Set.of(SET, UPDATE),
            List.of(
                Operation.Body.PARAMETERS,
                new Operation.Body(SPARQL, "A SPARQL Update."),
                new Operation.Body(CHANGES, "Changes of cells: `table,id,column,value`."),
                new Operation.Body(PATCH, "An RDF Patch."))),
        QuestionOperation.Gives.object(
            List.of("differences", "given", "consequences"),
            List.of(Form.JSON, Form.CSV, Form.TEXT, Form.PATCH)),
        this::answer);
  }

  private Answer answer(Call call) {
    String type = call.request().isRead() ? "" : call.bodyType();
    try (SentFiles files = new SentFiles()) {
      if (type.equals(CHANGES)) {
        files.add("changes.csv", call.request().body().bytes());
      } else if (type.equals(PATCH)) {
        files.add("changes.rdfp", call.request().body().bytes());
      }
      List<Supposed.Update> updates = new ArrayList<>();
      call.all(UPDATE).forEach(update -> updates.add(new Supposed.Update(update, UPDATE)));
      if (type.equals(SPARQL)) {
        updates.add(new Supposed.Update(RequestBody.text(call.request()), "body"));
      }
      Supposed supposed = new Supposed(call.all(SET), files.all(), updates);
      if (supposed.settings().isEmpty() && files.all().isEmpty() && updates.isEmpty()) {
        throw new ProblemException(
            new Problem(
                ProblemCode.Q203,
                "nothing is supposed",
                SourcePlace.parameter(SET),
                "give `set`, as in set=sinos-us-link.power=buyer, or `update`, or POST changes"));
      }
      return Txn.calculateRead(
          graph.data(),
          () -> {
            WhatIf whatIf = files.naming(() -> suppose(supposed));
            return answer(whatIf, call);
          });
    }
  }

  private WhatIf suppose(Supposed supposed) {
    try {
      return graph.questions().whatIf(supposed);
    } catch (ProblemException wrong) {
      throw new ProblemException(wrong.problems().stream().map(WhatIfQuestion::here).toList());
    }
  }

  /** The command line gives settings with an option, a request with a parameter. */
  private static Problem here(Problem problem) {
    SourcePlace place = problem.place();
    boolean setting = place != null && place.file().startsWith("--set ");
    return setting
        ? new Problem(problem.code(), problem.message(), SourcePlace.parameter(SET), problem.hint())
        : problem;
  }

  private Answer answer(WhatIf whatIf, Call call) {
    if (call.form().equals(Form.PATCH)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      RdfPatches.write(List.of(whatIf.given(), whatIf.consequences()), bytes);
      return Answer.of(Form.PATCH.mediaType(), bytes.toByteArray());
    }
    String base = graph.settings().base();
    Labels labels = new Labels(graph.data(), base, call.language());
    QuestionWords words = new QuestionWords(labels, base, call.language());
    FieldTable table = DifferenceRows.of(whatIf.differences(), words);
    return call.form().equals(Form.JSON)
        ? Answers.json(WhatIfJson.of(whatIf, table))
        : Answers.table(table, DifferenceRows.summary(whatIf, call.language()), call);
  }
}
