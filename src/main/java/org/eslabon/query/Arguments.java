package org.eslabon.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Values for some parameters, read as the types of the parameters say. Immutable.
 *
 * @param terms parameter to term; parameters that stay free are not in it
 * @param texts name of a parameter to its value as it was given, or by default
 */
public record Arguments(Map<Parameter, Node> terms, Map<String, String> texts) {

  /** Copies the maps. */
  public Arguments {
    terms = Map.copyOf(terms);
    texts = Map.copyOf(texts);
  }

  /** Reads the values that a user gave a query. */
  static Arguments read(NamedQuery query, Map<String, String> values, String base) {
    return read("query `" + query.name() + "`", query.about().parameters(), values, base);
  }

  /**
   * Reads the values of a user.
   *
   * @param asked what takes the parameters, as an error says it
   * @param base what the IRIs of the data begin with; ids given as values are completed with it
   * @throws ProblemException Q202 to Q204 with every value that is unknown, missing or wrong
   */
  public static Arguments read(
      String asked, List<Parameter> parameters, Map<String, String> values, String base) {
    List<Problem> problems = new ArrayList<>();
    Map<Parameter, Node> terms = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    List<String> names = parameters.stream().map(Parameter::name).toList();
    for (String name : new TreeMap<>(values).keySet()) {
      if (!names.contains(name)) {
        problems.add(
            new Problem(
                ProblemCode.Q202,
                asked + " has no parameter `" + name + "`",
                SourcePlace.parameter(name),
                knownNames(names, name)));
      }
    }
    for (Parameter parameter : parameters) {
      String value = valueOf(parameter, values);
      if (value == null) {
        if (parameter.need() instanceof Parameter.Need.Required) {
          problems.add(missing(asked, parameter));
        }
        continue;
      }
      texts.put(parameter.name(), value);
      Optional<Node> term = parameter.read(value, base);
      term.ifPresentOrElse(
          node -> terms.put(parameter, node), () -> problems.add(wrong(parameter, value)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Arguments(terms, texts);
  }

  /** The value of a parameter as it was given, or by default; empty when there is none. */
  public Optional<String> text(String parameter) {
    return Optional.ofNullable(texts.get(parameter));
  }

  /** The values as what takes the place of the variables. */
  Binding binding() {
    BindingBuilder binding = Binding.builder();
    terms.forEach((parameter, term) -> binding.add(parameter.variable(), term));
    return binding.build();
  }

  private static @Nullable String valueOf(Parameter parameter, Map<String, String> values) {
    String given = values.get(parameter.name());
    if (given != null) {
      return given;
    }
    return parameter.need() instanceof Parameter.Need.Default fallback ? fallback.value() : null;
  }

  private static Problem missing(String asked, Parameter parameter) {
    return new Problem(
        ProblemCode.Q203,
        asked + " needs `" + parameter.name() + "`: " + parameter.text(),
        SourcePlace.parameter(parameter.name()),
        "expected " + parameter.type().expected());
  }

  private static Problem wrong(Parameter parameter, String value) {
    String near =
        !parameter.type().words().isEmpty()
            ? NearestName.of(value, parameter.type().words())
                .map(name -> "did you mean `" + name + "`?")
                .orElse(null)
            : null;
    String message = "`" + value + "` does not fit parameter `" + parameter.name() + "`: ";
    return new Problem(
        ProblemCode.Q204,
        message + "expected " + parameter.type().expected(),
        SourcePlace.parameter(parameter.name()),
        near);
  }

  private static String knownNames(List<String> names, String name) {
    if (names.isEmpty()) {
      return "it takes none; a query declares one in its header:"
          + " # **Parameter** `firm` firm required — the firm that is asked about";
    }
    return NearestName.of(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("it takes " + String.join(", ", names));
  }
}
