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
 * Values for the parameters of one query, read as the types of the parameters say.
 *
 * @param terms parameter to term; parameters that stay free are not in it
 */
record Arguments(Map<Parameter, Node> terms) {

  Arguments {
    terms = Map.copyOf(terms);
  }

  /**
   * Reads the values of a user.
   *
   * @throws ProblemException with every value that is unknown, missing or wrong
   */
  static Arguments read(NamedQuery query, Map<String, String> values, String base) {
    List<Problem> problems = new ArrayList<>();
    Map<Parameter, Node> terms = new HashMap<>();
    for (String name : new TreeMap<>(values).keySet()) {
      if (query.parameter(name).isEmpty()) {
        String message = "query `" + query.name() + "` has no parameter `" + name + "`";
        problems.add(
            new Problem(
                ProblemCode.Q202, message, SourcePlace.parameter(name), knownNames(query, name)));
      }
    }
    for (Parameter parameter : query.about().parameters()) {
      String value = valueOf(parameter, values);
      if (value == null) {
        if (parameter.need() instanceof Parameter.Need.Required) {
          problems.add(missing(query, parameter));
        }
        continue;
      }
      Optional<Node> term = parameter.read(value, base);
      term.ifPresentOrElse(
          node -> terms.put(parameter, node), () -> problems.add(wrong(parameter, value)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Arguments(terms);
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

  private static Problem missing(NamedQuery query, Parameter parameter) {
    return new Problem(
        ProblemCode.Q203,
        "query `" + query.name() + "` needs `" + parameter.name() + "`: " + parameter.text(),
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

  private static String knownNames(NamedQuery query, String name) {
    List<String> names = query.about().parameters().stream().map(Parameter::name).toList();
    if (names.isEmpty()) {
      return "it takes none; a query declares one in its header:"
          + " # **Parameter** `firm` firm required — the firm that is asked about";
    }
    return NearestName.of(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("it takes " + String.join(", ", names));
  }
}
