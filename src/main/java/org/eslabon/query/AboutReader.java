package org.eslabon.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eslabon.model.Esl;
import org.eslabon.model.MarkdownHeader;
import org.eslabon.model.MarkdownHeader.Paragraph;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.NamedQuery.About;
import org.jspecify.annotations.Nullable;

/** Reads the header of one query file and collects what is wrong with it. For one use. */
final class AboutReader {

  private static final String TITULO = "Título";
  private static final String QUESTION = "Question";
  private static final String PREGUNTA = "Pregunta";
  private static final String FOR = "For";
  private static final String NOTE = "Note";
  private static final String FRAMEWORK = "Framework";
  private static final String PARAMETER = "Parameter";
  private static final List<String> KEYS =
      List.of(TITULO, QUESTION, PREGUNTA, FOR, FRAMEWORK, PARAMETER, NOTE);

  /** What the API takes beside the parameters of a query. */
  private static final Set<String> RESERVED = Set.of("limit", "offset");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "`(?<name>[A-Za-z][A-Za-z0-9_]*)`\\s+(?<type>.+?)"
              + "\\s+(?<need>required|optional|default\\s+(?<value>.+?))\\s+—\\s+(?<text>.+)");
  private static final String DECLARATION_LOOKS =
      "a parameter reads: **Parameter** `firm` firm required — the firm that is asked about";
  private static final String ONE_OF = "one of ";

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Set<Audience> audiences = EnumSet.noneOf(Audience.class);
  private final List<Parameter> parameters = new ArrayList<>();

  AboutReader(String file) {
    this.file = file;
  }

  /** What was wrong, after {@link #read}. */
  List<Problem> problems() {
    return problems;
  }

  About read(String text) {
    MarkdownHeader header = MarkdownHeader.of(text);
    if (header.title().isEmpty()) {
      report(
          1, "the file does not begin with a title", "the first line reads: # # Links of a firm");
    }
    for (Paragraph paragraph : header.paragraphs()) {
      read(paragraph);
    }
    for (String key : List.of(QUESTION, FOR)) {
      if (header.paragraphs().stream().noneMatch(each -> each.key().equals(key))) {
        report(1, "the header has no **" + key + "**", null);
      }
    }
    return new About(
        header.title(),
        texts.getOrDefault(TITULO, ""),
        texts.getOrDefault(QUESTION, ""),
        texts.getOrDefault(PREGUNTA, ""),
        texts.getOrDefault(NOTE, ""),
        audiences,
        MarkdownHeader.words(texts.getOrDefault(FRAMEWORK, "")),
        parameters,
        List.of(),
        0);
  }

  private void read(Paragraph paragraph) {
    switch (paragraph.key()) {
      case TITULO, QUESTION, PREGUNTA, FRAMEWORK, NOTE -> readOnce(paragraph);
      case FOR -> readAudiences(paragraph);
      case PARAMETER -> readParameter(paragraph);
      case "" -> report(paragraph.line(), "text outside a paragraph with a **Key**", keysHint());
      default ->
          report(
              paragraph.line(),
              "unknown key `" + paragraph.key() + "`",
              NearestName.of(paragraph.key(), KEYS)
                  .map(name -> "did you mean `" + name + "`?")
                  .orElse(keysHint()));
    }
  }

  private void readOnce(Paragraph paragraph) {
    if (texts.put(paragraph.key(), paragraph.text()) != null) {
      report(paragraph.line(), "**" + paragraph.key() + "** stands twice", null);
    }
    if (paragraph.text().isEmpty()) {
      report(paragraph.line(), "**" + paragraph.key() + "** is empty", null);
    }
  }

  private void readAudiences(Paragraph paragraph) {
    for (String word : paragraph.text().split(",", -1)) {
      Arrays.stream(Audience.values())
          .filter(audience -> audience.word().equals(word.strip()))
          .findFirst()
          .ifPresentOrElse(
              audiences::add,
              () ->
                  report(
                      paragraph.line(),
                      "unknown user `" + word.strip() + "`",
                      "users are researcher, portal and analyst"));
    }
  }

  private void readParameter(Paragraph paragraph) {
    Matcher declaration = DECLARATION.matcher(paragraph.text());
    if (!declaration.matches()) {
      report(paragraph.line(), "the parameter cannot be read", DECLARATION_LOOKS);
      return;
    }
    String name = declaration.group("name");
    if (RESERVED.contains(name)) {
      report(
          paragraph.line(),
          "`" + name + "` is no name for a parameter: it pages through the rows",
          null);
    }
    Optional<ParameterType> type = type(declaration.group("type"));
    if (type.isEmpty()) {
      String hint = "types are " + String.join(", ", typeNames()) + " and one of a, b, c";
      String message = "unknown type `" + declaration.group("type") + "` of `" + name + "`";
      report(paragraph.line(), message, hint);
      return;
    }
    Parameter parameter =
        new Parameter(name, type.get(), need(declaration), declaration.group("text"));
    if (parameters.stream().anyMatch(each -> each.name().equals(name))) {
      report(paragraph.line(), "parameter `" + name + "` is declared twice", null);
    }
    if (parameter.need() instanceof Parameter.Need.Default given
        && parameter.read(given.value(), Esl.DEFAULT_BASE).isEmpty()) {
      String message = "default `" + given.value() + "` of `" + name + "` is not ";
      report(paragraph.line(), message + type.get().expected(), null);
    }
    parameters.add(parameter);
  }

  private static Parameter.Need need(Matcher declaration) {
    return switch (declaration.group("need")) {
      case "required" -> new Parameter.Need.Required();
      case "optional" -> new Parameter.Need.Omittable();
      default -> new Parameter.Need.Default(declaration.group("value"));
    };
  }

  private static Optional<ParameterType> type(String name) {
    if (name.startsWith(ONE_OF)) {
      List<String> words =
          Arrays.stream(name.substring(ONE_OF.length()).split(",", -1)).map(String::strip).toList();
      return words.contains("") ? Optional.empty() : Optional.of(new ParameterType.Choice(words));
    }
    return switch (name) {
      case "string" -> Optional.of(new ParameterType.Text());
      case "integer" -> Optional.of(ParameterType.Numeric.INTEGER);
      case "decimal" -> Optional.of(ParameterType.Numeric.DECIMAL);
      case "year" -> Optional.of(ParameterType.Numeric.YEAR);
      default ->
          ParameterType.Thing.KINDS.contains(name)
              ? Optional.of(new ParameterType.Thing(name))
              : Optional.empty();
    };
  }

  private static List<String> typeNames() {
    List<String> names = new ArrayList<>(List.of("string", "integer", "decimal", "year"));
    names.addAll(ParameterType.Thing.KINDS.stream().sorted().toList());
    return names;
  }

  private static String keysHint() {
    return "keys are " + String.join(", ", KEYS);
  }

  private void report(int line, String message, @Nullable String hint) {
    problems.add(new Problem(ProblemCode.Q102, message, new SourcePlace(file, line, 1), hint));
  }
}
