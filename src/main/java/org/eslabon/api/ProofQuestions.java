package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.answer.JsonText;
import org.eslabon.model.Curies;
import org.eslabon.query.Parameter;
import org.eslabon.query.Parameter.Need;
import org.eslabon.query.ParameterType;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofJson;
import org.eslabon.rules.proof.ProofProv;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotJson;
import org.eslabon.rules.whynot.WhyNotText;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;

/** Why something was concluded, and why something was not. */
final class ProofQuestions {

  private static final Parameter THING =
      new Parameter(
          "thing",
          new ParameterType.Text(),
          new Need.Required(),
          "id of a row, an IRI, or a short name such as `id:link/ID`");

  private final ValueGraph graph;

  ProofQuestions(ValueGraph graph) {
    this.graph = graph;
  }

  List<Operation> all() {
    return List.of(explain(), whyNot());
  }

  private Operation explain() {
    Parameter property =
        new Parameter(
            "property",
            new ParameterType.Text(),
            new Need.Omittable(),
            "local name of a property of the ontology, or `all`; without it the headlines");
    return new QuestionOperation(
        "/api/explain",
        new Operation.About(
            "questions",
            "Why",
            "Proofs of what rules concluded about a thing, down to the facts that somebody"
                + " asserted. Turtle is PROV-O."),
        QuestionOperation.Takes.values(THING, property, QuestionOperation.LANG),
        QuestionOperation.Gives.rows(List.of(Form.JSON, Form.TEXT, Form.TURTLE)),
        call -> Txn.calculateRead(graph.data(), () -> explain(call)));
  }

  private Answer explain(Call call) {
    List<Proof> proofs =
        Answers.naming(
            "thing",
            () -> graph.explain(call.required("thing"), call.optional("property").orElse(null)));
    ProofWords words = words(call);
    if (call.form().equals(Form.JSON)) {
      ProofJson json = new ProofJson(words);
      ArrayNode array = JsonText.MAPPER.createArrayNode();
      proofs.forEach(proof -> array.add(json.write(proof)));
      return Answers.json(array);
    }
    if (call.form().equals(Form.TURTLE)) {
      ProofProv prov = new ProofProv(words);
      Graph together = GraphFactory.createDefaultGraph();
      together.getPrefixMapping().setNsPrefixes(new Curies(graph.settings().base()).prefixes());
      proofs.forEach(proof -> GraphUtil.addInto(together, prov.write(proof)));
      return Answers.graph(together, Form.TURTLE);
    }
    ProofText text = new ProofText(words, Optional.empty());
    return Answers.text(
        Form.TEXT, proofs.stream().map(text::write).collect(Collectors.joining("\n")));
  }

  private Operation whyNot() {
    Parameter property =
        new Parameter(
            "property",
            new ParameterType.Text(),
            new Need.Default("governance"),
            "local name of a property of the ontology");
    Parameter value =
        new Parameter(
            "value",
            new ParameterType.Text(),
            new Need.Required(),
            "the value that it does not have: a term, the id of a row or a literal");
    return new QuestionOperation(
        "/api/why-not",
        new Operation.About(
            "questions",
            "Why not",
            "Why a thing does not have a value: the nearest rules, which of their conditions hold"
                + " and which fail, and what would have to be recorded."),
        QuestionOperation.Takes.values(THING, property, value, QuestionOperation.LANG),
        QuestionOperation.Gives.rows(List.of(Form.JSON, Form.TEXT)),
        call -> Txn.calculateRead(graph.data(), () -> whyNot(call)));
  }

  private Answer whyNot(Call call) {
    List<WhyNot> answers =
        Answers.naming(
            "thing",
            () ->
                graph.whyNot(
                    call.required("thing"), call.required("property"), call.required("value")));
    ProofWords words = words(call);
    if (call.form().equals(Form.JSON)) {
      ArrayNode array = JsonText.MAPPER.createArrayNode();
      answers.forEach(answer -> array.add(new WhyNotJson(words).write(answer)));
      return Answers.json(array);
    }
    WhyNotText text = new WhyNotText(words);
    return Answers.text(
        Form.TEXT, answers.stream().map(text::write).collect(Collectors.joining("\n")));
  }

  private ProofWords words(Call call) {
    Labels labels = new Labels(graph.data(), graph.settings().base(), call.language());
    return new ProofWords(labels, call.language());
  }
}
