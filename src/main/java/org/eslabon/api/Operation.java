package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;

/**
 * Something that can be asked at one path. What it says of itself is what requests are held against
 * and what the OpenAPI description is made from. Safe for use by several threads.
 */
interface Operation {

  /** The path, in which {@code {name}} stands for a parameter. */
  String path();

  /** What it does. */
  About about();

  /** Methods besides HEAD and OPTIONS. */
  Set<String> methods();

  /** What it takes, in the path, after the question mark or in a form. */
  List<Parameter> parameters();

  /** Forms of the answer, the preferred one first. */
  List<Form> forms();

  /** What the answer looks like in one of the forms, as JSON Schema. */
  default ObjectNode schema(Form form) {
    return AnswerSchema.of(form);
  }

  /** What a POST may bring, beside a form. */
  default List<Body> bodies() {
    return List.of();
  }

  /** Parameters that may be given several times. */
  default Set<String> repeatable() {
    return Set.of();
  }

  /** Whether it answers in the language of the asker. */
  default boolean speaks() {
    return false;
  }

  /**
   * Answers a call whose parameters are known and fit.
   *
   * @throws org.eslabon.problem.ProblemException when the asker can mend something
   */
  Answer answer(Call call);

  /**
   * What an operation says of itself.
   *
   * @param tag the group that it is listed in
   * @param summary a few words
   * @param description the rest, in Markdown
   */
  record About(String tag, String summary, String description) {}

  /**
   * A body that is taken.
   *
   * @param mediaType of the body
   * @param description what it has to hold
   */
  record Body(String mediaType, String description) {

    /** An object whose members are the parameters. */
    static final Body PARAMETERS =
        new Body("application/json", "An object with the parameters as its members.");
  }
}
