package org.eslabon.query;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * A variable that grlc takes for a parameter: {@code ?_name}, {@code ?_name_iri}, {@code
 * ?_name_en}, {@code ?_name_integer}, {@code ?_name_prefix_datatype}; with two underscores in front
 * it may be left out.
 *
 * @param variable without the question mark
 * @param name as a user gives it
 * @param optional whether it may be left out
 * @param kind what stands after the name, or empty
 * @param datatype local name of a datatype whose prefix is {@code kind}, or {@code null}
 */
record GrlcVariable(
    String variable, String name, boolean optional, String kind, @Nullable String datatype) {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<need>__?)(?<name>[^_]+)(?:_(?<kind>[a-zA-Z0-9]+))?(?:_(?<datatype>[a-zA-Z0-9]+))?");

  private static final Set<String> XSD_TYPES =
      Set.of(
          "boolean",
          "date",
          "dateTime",
          "double",
          "duration",
          "float",
          "gYearMonth",
          "int",
          "long",
          "time",
          "anyURI",
          "nonNegativeInteger",
          "positiveInteger");

  /** The parameter that a variable is, if it is one. */
  static Optional<GrlcVariable> of(String variable) {
    Matcher named = NAMED.matcher(variable);
    if (!named.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new GrlcVariable(
            variable,
            named.group("name"),
            named.group("need").equals("__"),
            Optional.ofNullable(named.group("kind")).orElse(""),
            named.group("datatype")));
  }

  /** What its values are; plain text where the name does not say. */
  ParameterType type(PrefixMapping prefixes) {
    String namespace = datatype == null ? null : prefixes.getNsPrefixURI(kind);
    if (namespace != null) {
      return new ParameterType.Typed(namespace + datatype);
    }
    return switch (kind) {
      case "iri" -> new ParameterType.Thing(ParameterType.Thing.IRI);
      case "integer" -> ParameterType.Numeric.INTEGER;
      case "decimal" -> ParameterType.Numeric.DECIMAL;
      case "number" -> ParameterType.Numeric.NUMBER;
      case "gYear" -> ParameterType.Numeric.YEAR;
      default ->
          XSD_TYPES.contains(kind)
              ? new ParameterType.Typed(XSD.getURI() + kind)
              : kind.length() == 2 ? new ParameterType.InLanguage(kind) : new ParameterType.Text();
    };
  }
}
