package org.eslabon.api;

import java.util.List;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.answer.ProfileJson;
import org.eslabon.answer.ProfileMarkdown;
import org.eslabon.answer.ProfileText;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;
import org.eslabon.query.Profile;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;

/** What every framework of the sources finds of one cluster. */
final class ProfileQuestion {

  private final ValueGraph graph;

  ProfileQuestion(ValueGraph graph) {
    this.graph = graph;
  }

  Operation operation() {
    Parameter cluster =
        new Parameter(
            "cluster",
            new ParameterType.Text(),
            new Parameter.Need.Required(),
            "id of a cluster, or its IRI");
    return new QuestionOperation(
        "/api/profile/{cluster}",
        new Operation.About(
            "questions",
            "A cluster over all frameworks",
            "What is known of a cluster, what is contested, and what no source says."),
        QuestionOperation.Takes.values(cluster, QuestionOperation.LANG),
        QuestionOperation.Gives.object(
            List.of("cluster", "frameworks"), List.of(Form.JSON, Form.MARKDOWN, Form.TEXT)),
        call -> Txn.calculateRead(graph.data(), () -> answer(call)));
  }

  private Answer answer(Call call) {
    Profile profile = graph.profile(call.required("cluster"), call.language());
    Labels labels = new Labels(graph.data(), graph.settings().base(), call.language());
    if (call.form().equals(Form.JSON)) {
      return Answers.json(new ProfileJson(labels).write(profile));
    }
    String text =
        call.form().equals(Form.MARKDOWN)
            ? new ProfileMarkdown(labels, call.language()).write(profile)
            : new ProfileText(labels, call.language(), Answers.WIDTH).write(profile);
    return Answers.text(call.form(), text);
  }
}
