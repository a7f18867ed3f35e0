package org.eslabon.store;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;

/**
 * How members of a class are called that have no label, as {@code esl:nameTemplate} says it: {@code
 * {supplier} → {buyer}[, {product}]}. A property in braces stands for its value; what stands in
 * brackets is left out when one of its properties has none. Immutable.
 *
 * @param text as it stands in the ontology
 */
record NameTemplate(String text) {

  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
  private static final Pattern PROPERTY = Pattern.compile("\\{([^}]+)\\}");

  /**
   * The name of one thing.
   *
   * @param values what the thing has at a property in words; empty when it has nothing
   * @param curies what the prefixes of properties stand for
   * @return empty when a property that must be there has no value
   */
  Optional<String> fill(Function<Node, String> values, Curies curies) {
    StringBuilder name = new StringBuilder();
    Matcher optional = OPTIONAL.matcher(text);
    int from = 0;
    while (optional.find()) {
      if (!append(name, text.substring(from, optional.start()), values, curies)) {
        return Optional.empty();
      }
      append(name, optional.group(1), values, curies);
      from = optional.end();
    }
    return append(name, text.substring(from), values, curies)
        ? Optional.of(name.toString())
        : Optional.empty();
  }

  /** Appends a part with its values, or nothing when one is missing. */
  private static boolean append(
      StringBuilder name, String part, Function<Node, String> values, Curies curies) {
    StringBuilder filled = new StringBuilder();
    Matcher property = PROPERTY.matcher(part);
    while (property.find()) {
      String value = values.apply(property(property.group(1), curies));
      if (value.isEmpty()) {
        return false;
      }
      property.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    property.appendTail(filled);
    name.append(filled);
    return true;
  }

  private static Node property(String name, Curies curies) {
    return name.indexOf(':') < 0
        ? Esl.term(name)
        : NodeFactory.createURI(curies.expand(name).orElse(name));
  }
}
