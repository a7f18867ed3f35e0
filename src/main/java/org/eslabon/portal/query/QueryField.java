package org.eslabon.portal.query;

import java.util.List;
import java.util.Optional;
import org.eslabon.model.Language;
import org.eslabon.portal.search.SearchIndex;
import org.eslabon.portal.visit.Visit;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;

/**
 * A field of the form of a named query. Immutable.
 *
 * @param name of the parameter
 * @param text what it is for
 * @param kind {@code select}, {@code number}, {@code decimal} or {@code text}
 * @param value what stands in it
 * @param required whether it has to be filled
 * @param options what may be chosen, or is suggested
 */
public record QueryField(
    String name, String text, String kind, String value, boolean required, List<Option> options) {

  /** More suggestions than this make a page heavy. */
  private static final int MOST_OPTIONS = 1000;

  /** Copies the list. */
  public QueryField {
    options = List.copyOf(options);
  }

  /** A value that is offered. */
  public record Option(String value, String label) {}

  /** The field of a parameter. */
  static QueryField of(
      Parameter parameter, Optional<String> given, SearchIndex names, Visit visit) {
    String value = given.orElseGet(() -> fallback(parameter, visit.words().language()));
    boolean required = parameter.need() instanceof Parameter.Need.Required;
    return new QueryField(
        parameter.name(),
        parameter.text(),
        kind(parameter.type()),
        value,
        required,
        options(parameter.type(), names, visit.words().language()));
  }

  /** Where a query asks for a language, it is that of the page. */
  static String fallback(Parameter parameter, Language language) {
    if (parameter.name().equals("lang") && parameter.type().words().contains(language.tag())) {
      return language.tag();
    }
    return parameter.need() instanceof Parameter.Need.Default known ? known.value() : "";
  }

  private static String kind(ParameterType type) {
    if (!type.words().isEmpty()) {
      return "select";
    }
    if (type instanceof ParameterType.Numeric number) {
      return number == ParameterType.Numeric.INTEGER || number == ParameterType.Numeric.YEAR
          ? "number"
          : "decimal";
    }
    return "text";
  }

  private static List<Option> options(ParameterType type, SearchIndex names, Language language) {
    if (!type.words().isEmpty()) {
      return type.words().stream().map(word -> new Option(word, word)).toList();
    }
    if (type instanceof ParameterType.Thing thing) {
      return names
          .entries()
          .filter(entry -> entry.kind().equals(thing.kind()))
          .limit(MOST_OPTIONS)
          .map(entry -> new Option(entry.id(), entry.label(language)))
          .toList();
    }
    return List.of();
  }
}
