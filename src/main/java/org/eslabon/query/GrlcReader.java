package org.eslabon.query;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.NamedQuery.About;
import org.jspecify.annotations.Nullable;

/**
 * Reads what grlc reads of a query file: decorators, which are YAML in lines that begin with {@code
 * #+}, and parameters, which are variables named {@code ?_name_type}. For one use.
 *
 * <p>{@code summary}, {@code description}, {@code tags}, {@code pagination}, {@code defaults} and
 * {@code enumerate} (with its values listed) mean what they mean there; those that say where grlc
 * sends the query mean nothing here, since it is this graph that answers.
 */
final class GrlcReader {

  private static final String MARK = "#+";
  private static final String SUMMARY = "summary";
  private static final String DESCRIPTION = "description";
  private static final String TAGS = "tags";
  private static final String PAGINATION = "pagination";
  private static final String DEFAULTS = "defaults";
  private static final String ENUMERATE = "enumerate";
  private static final String METHOD = "method";
  private static final List<String> KNOWN =
      List.of(SUMMARY, DESCRIPTION, TAGS, PAGINATION, DEFAULTS, ENUMERATE, METHOD);

  /** They choose an endpoint, or how grlc talks to it. */
  private static final Set<String> ELSEWHERE =
      Set.of("endpoint", "endpoint_in_url", "endpoint-method", "mime", "auth", "licence");

  private final String file;
  private final List<String> lines;
  private final List<Problem> problems = new ArrayList<>();

  GrlcReader(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /** Whether a text has decorators at all. */
  static boolean opens(String text) {
    return text.lines().anyMatch(line -> line.startsWith(MARK));
  }

  /** What was wrong, after {@link #read}. */
  List<Problem> problems() {
    return problems;
  }

  /**
   * What the decorators and the variables of a query say of it, beside what is known already: what
   * our own header says stands.
   */
  About read(Query query, About known) {
    JsonNode decorators = decorators();
    decorators.fieldNames().forEachRemaining(this::requireKnown);
    String summary = text(decorators, SUMMARY);
    String description = text(decorators, DESCRIPTION);
    boolean headed = !known.question().isEmpty();
    List<Parameter> parameters = new ArrayList<>(known.parameters());
    parameters.addAll(parameters(query, decorators, known));
    return new About(
        headed || summary.isEmpty() ? known.title() : summary,
        known.titulo(),
        headed ? known.question() : description.isEmpty() ? summary : description,
        known.pregunta(),
        known.note(),
        headed ? known.audiences() : Set.of(Audience.RESEARCHER),
        known.frameworks(),
        parameters,
        tags(decorators),
        pageSize(decorators));
  }

  private JsonNode decorators() {
    String yaml =
        lines.stream()
            .filter(line -> line.startsWith(MARK))
            .map(line -> line.substring(MARK.length()).replaceFirst("^ ", ""))
            .collect(Collectors.joining("\n"));
    try {
      JsonNode read = new YAMLMapper().readTree(yaml);
      if (read.isObject() || read.isMissingNode() || read.isNull()) {
        return read;
      }
      report(MARK, "the decorators are not `name: value`", null);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      long line = at.getLineNr() < 1 ? 0 : lineOfDecorator(at.getLineNr());
      problems.add(
          new Problem(
              ProblemCode.Q102,
              "the decorators are not YAML: "
                  + e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
              new SourcePlace(file, line, 0),
              null));
    }
    return MissingNode.getInstance();
  }

  private long lineOfDecorator(int wanted) {
    int decorators = 0;
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).startsWith(MARK) && ++decorators == wanted) {
        return line + 1L;
      }
    }
    return 0;
  }

  private void requireKnown(String name) {
    if (KNOWN.contains(name) || ELSEWHERE.contains(name)) {
      return;
    }
    report(
        name,
        "unknown decorator `" + name + "`",
        NearestName.of(name, KNOWN)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("decorators are " + String.join(", ", KNOWN)));
  }

  private static String text(JsonNode decorators, String name) {
    return decorators.path(name).asText("").strip().replaceAll("\\s+", " ");
  }

  private List<String> tags(JsonNode decorators) {
    List<String> tags = new ArrayList<>();
    decorators.path(TAGS).forEach(tag -> tags.add(tag.asText()));
    String method = text(decorators, METHOD);
    if (!method.isEmpty() && !method.equalsIgnoreCase("GET") && !method.equalsIgnoreCase("POST")) {
      report(METHOD, "`" + method + "` is no method to ask by", "a query is asked by GET or POST");
    }
    return tags;
  }

  private int pageSize(JsonNode decorators) {
    JsonNode size = decorators.path(PAGINATION);
    if (size.isMissingNode()) {
      return 0;
    }
    if (!size.canConvertToInt() || size.asInt() < 1) {
      report(PAGINATION, "`" + size.asText() + "` is no number of rows", "as in: pagination: 100");
      return 0;
    }
    return size.asInt();
  }

  private List<Parameter> parameters(Query query, JsonNode decorators, About known) {
    VariableUse use = new VariableUse(query);
    Set<String> names = new TreeSet<>();
    use.bound().forEach(variable -> names.add(variable.getVarName()));
    use.read().forEach(variable -> names.add(variable.getVarName()));
    known.parameters().forEach(parameter -> names.remove(parameter.variable().getVarName()));
    Map<String, JsonNode> defaults = named(decorators.path(DEFAULTS));
    Map<String, JsonNode> listed = named(decorators.path(ENUMERATE));
    List<Parameter> parameters = new ArrayList<>();
    for (String name : names) {
      GrlcVariable.of(name)
          .ifPresent(
              variable ->
                  parameters.add(
                      parameter(
                          query,
                          variable,
                          defaultFor(variable, defaults),
                          find(variable, listed))));
    }
    requireParameters(DEFAULTS, defaults, parameters);
    requireParameters(ENUMERATE, listed, parameters);
    return parameters;
  }

  private static Optional<String> defaultFor(
      GrlcVariable variable, Map<String, JsonNode> defaults) {
    return find(variable, defaults).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  private Parameter parameter(
      Query query, GrlcVariable variable, Optional<String> preset, Optional<JsonNode> listed) {
    ParameterType type = variable.type(query.getPrefixMapping());
    List<String> words = new ArrayList<>();
    listed.ifPresent(values -> values.forEach(value -> words.add(value.asText())));
    ParameterType narrowed = words.isEmpty() ? type : new ParameterType.Listed(type, words);
    Parameter.Need need =
        preset.isPresent()
            ? new Parameter.Need.Default(preset.get())
            : variable.optional() ? new Parameter.Need.Omittable() : new Parameter.Need.Required();
    Var replaced = Var.alloc(variable.variable());
    Parameter parameter =
        new Parameter(variable.name(), replaced, narrowed, need, narrowed.expected());
    if (preset.isPresent() && parameter.read(preset.get(), Esl.DEFAULT_BASE).isEmpty()) {
      String message = "default `" + preset.get() + "` of `" + variable.name() + "` is not ";
      report(DEFAULTS, message + narrowed.expected(), null);
    }
    return parameter;
  }

  /** Entries such as {@code - name: value}, or a mapping of names to values. */
  private static Map<String, JsonNode> named(JsonNode entries) {
    Map<String, JsonNode> named = new HashMap<>();
    if (entries.isObject()) {
      entries.properties().forEach(entry -> named.put(bare(entry.getKey()), entry.getValue()));
    }
    for (JsonNode entry : entries) {
      if (entry.isObject() && entries.isArray()) {
        entry.properties().forEach(each -> named.put(bare(each.getKey()), each.getValue()));
      } else if (entry.isTextual() && entries.isArray()) {
        // grlc would ask the endpoint for the values; here any of the type is taken
        named.put(bare(entry.asText()), MissingNode.getInstance());
      }
    }
    return named;
  }

  private static Optional<JsonNode> find(GrlcVariable variable, Map<String, JsonNode> named) {
    return Optional.ofNullable(named.get(variable.name()))
        .or(() -> Optional.ofNullable(named.get(variable.variable())));
  }

  private static String bare(String name) {
    return name.replaceFirst("^\\?", "");
  }

  private void requireParameters(
      String decorator, Map<String, JsonNode> named, List<Parameter> parameters) {
    Set<String> known = new TreeSet<>();
    parameters.forEach(
        parameter -> {
          known.add(parameter.name());
          known.add(parameter.variable().getVarName());
        });
    for (String name : new TreeSet<>(named.keySet())) {
      if (!known.contains(name)) {
        report(
            name,
            "`" + decorator + "` names `" + name + "`, which is no parameter of the query",
            NearestName.of(name, known).map(near -> "did you mean `" + near + "`?").orElse(null));
      }
    }
  }

  private void report(String needle, String message, @Nullable String hint) {
    long place = 0;
    for (int line = 0; line < lines.size() && place == 0; line++) {
      if (lines.get(line).startsWith(MARK) && lines.get(line).contains(needle)) {
        place = line + 1L;
      }
    }
    problems.add(new Problem(ProblemCode.Q102, message, new SourcePlace(file, place, 0), hint));
  }
}
