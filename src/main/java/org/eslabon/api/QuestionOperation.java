package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;
import org.eslabon.web.Answer;

/**
 * A question that no query of the catalogue asks: about conclusions, or about tables that somebody
 * sends. Immutable.
 *
 * @param answering called with values that fit
 */
record QuestionOperation(
    String path, About about, Takes takes, Gives gives, Function<Call, Answer> answering)
    implements Operation {

  /** The language that people choose for this answer, whatever their browser prefers. */
  static final Parameter LANG =
      new Parameter(
          "lang",
          new ParameterType.Choice(List.of("en", "es")),
          new Parameter.Need.Omittable(),
          "language of the answer; without it Accept-Language decides");

  /**
   * What a question takes.
   *
   * @param repeatable parameters that may be given several times
   * @param bodies what a POST may bring; none where the question is only read
   */
  record Takes(List<Parameter> parameters, Set<String> repeatable, List<Body> bodies) {

    static Takes values(Parameter... parameters) {
      return new Takes(List.of(parameters), Set.of(), List.of());
    }
  }

  /**
   * What a question gives.
   *
   * @param forms the preferred one first
   * @param json what the answer looks like as plain JSON
   */
  record Gives(List<Form> forms, ObjectNode json) {

    /** A row each, as objects. */
    static Gives rows(List<Form> forms) {
      return new Gives(forms, AnswerSchema.rows());
    }

    /** One object with some members. */
    static Gives object(List<String> members, List<Form> forms) {
      return new Gives(forms, AnswerSchema.object(members));
    }
  }

  @Override
  public List<Form> forms() {
    return gives.forms();
  }

  @Override
  public ObjectNode schema(Form form) {
    return form.equals(Form.JSON) ? gives.json().deepCopy() : AnswerSchema.of(form);
  }

  @Override
  public Set<String> methods() {
    return takes.bodies().isEmpty() ? Set.of("GET") : Set.of("GET", "POST");
  }

  @Override
  public List<Parameter> parameters() {
    return takes.parameters();
  }

  @Override
  public List<Body> bodies() {
    return takes.bodies();
  }

  @Override
  public Set<String> repeatable() {
    return takes.repeatable();
  }

  @Override
  public boolean speaks() {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    return answering.apply(call);
  }
}
