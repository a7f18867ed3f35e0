package org.eslabon.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.eslabon.answer.FieldTable;
import org.eslabon.answer.JsonText;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;
import org.eslabon.web.Answer;

/** What questions have in common: forms of answers, ranges of numbers, names of parameters. */
final class Answers {

  /** Characters of a line of text: what a terminal shows. */
  static final int WIDTH = 120;

  static final List<Form> OF_TABLES = List.of(Form.JSON, Form.CSV, Form.TEXT);

  private Answers() {}

  static Answer json(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonText.write(node, bytes);
    return Answer.of(Form.JSON.mediaType(), bytes.toByteArray());
  }

  static Answer text(Form form, String text) {
    return Answer.of(form.mediaType(), text.endsWith("\n") ? text : text + "\n");
  }

  /**
   * Rows in one of {@link #OF_TABLES}.
   *
   * @param summary follows the rows in the text
   */
  static Answer table(FieldTable table, String summary, Call call) {
    if (call.form().equals(Form.JSON)) {
      return json(table.json());
    }
    return call.form().equals(Form.CSV)
        ? text(Form.CSV, table.harmless().csv())
        : text(Form.TEXT, table.text(call.language(), WIDTH) + "\n\n" + summary);
  }

  static Answer graph(Graph graph, Form form) {
    RDFFormat format =
        form.equals(Form.TURTLE)
            ? RDFFormat.TURTLE_PRETTY
            : form.equals(Form.JSON_LD) ? RDFFormat.JSONLD_PRETTY : RDFFormat.NTRIPLES;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RDFWriter.source(graph).format(format).output(bytes);
    return Answer.of(form.mediaType(), bytes.toByteArray());
  }

  /** A parameter that is a whole number in a range. */
  static Parameter count(String name, int usual, int most, String text) {
    return new Parameter(
        name,
        ParameterType.Numeric.INTEGER,
        new Parameter.Need.Default(Integer.toString(usual)),
        text + ", from 1 to " + most);
  }

  /**
   * The value of a {@link #count}.
   *
   * @throws ProblemException Q204 when it is out of range
   */
  static int count(Call call, String name, int most) {
    BigInteger number = new BigInteger(call.required(name).strip());
    if (number.signum() < 1 || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new ProblemException(
          new Problem(
              ProblemCode.Q204,
              "`" + number + "` is out of range for `" + name + "`",
              SourcePlace.parameter(name),
              "expected a whole number from 1 to " + most));
    }
    return number.intValueExact();
  }

  /** Does something with the value of a parameter; what is wrong with it names the parameter. */
  static <T> T naming(String parameter, Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException wrong) {
      throw new ProblemException(
          wrong.problems().stream()
              .map(problem -> problem.place() == null ? at(parameter, problem) : problem)
              .toList());
    }
  }

  private static Problem at(String parameter, Problem problem) {
    return switch (problem.code()) {
      case Q204, Q205, Q208, Q210 ->
          new Problem(
              problem.code(), problem.message(), SourcePlace.parameter(parameter), problem.hint());
      default -> problem;
    };
  }
}
