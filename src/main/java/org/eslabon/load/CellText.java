package org.eslabon.load;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/** The way back from RDF to the canonical tables: which column says it, and in what words. */
public final class CellText {

  private static final Pattern POINT = Pattern.compile("POINT\\((\\S+) (\\S+)\\)");

  private CellText() {}

  /** The column that states a property of things of a class; empty when no table does. */
  public static Optional<String> column(Node type, Node property) {
    return find(type, property).map(Column::name);
  }

  /** The tables whose rows are of a class, such as {@code links.csv}. */
  public static List<String> tables(Node type) {
    return Tables.ALL.stream()
        .filter(table -> table.types().contains(type))
        .map(table -> table.name() + ".csv")
        .toList();
  }

  /** The columns that state a property, such as {@code links.power}. */
  public static List<String> columns(Node property) {
    return Tables.ALL.stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> column.property().equals(property))
                    .map(column -> table.name() + "." + column.name()))
        .toList();
  }

  /**
   * What a cell holds for a value of the property: the word of a concept, yes or no, the id of a
   * row, else the lexical form.
   */
  public static String of(Node type, Node property, Node value) {
    return find(type, property)
        .map(column -> of(column, value))
        .orElseGet(() -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
  }

  static String of(Column column, Node value) {
    for (Map<String, Node> words : words(column)) {
      for (Map.Entry<String, Node> word : words.entrySet()) {
        if (word.getValue().equals(value)) {
          return word.getKey();
        }
      }
    }
    if (value.isLiteral()) {
      Matcher point = POINT.matcher(value.getLiteralLexicalForm());
      if (point.matches() && column.type() instanceof CellType.Latitude) {
        return point.group(2);
      }
      if (point.matches() && column.type() instanceof CellType.Longitude) {
        return point.group(1);
      }
      return value.getLiteralLexicalForm();
    }
    return value.isURI() ? localName(value.getURI()) : value.toString();
  }

  private static Collection<Map<String, Node>> words(Column column) {
    if (column.type() instanceof CellType.Words words) {
      return List.of(words.concepts());
    }
    return column.type() instanceof CellType.ClaimedValue
        ? Concepts.CLAIMED_WORDS.values()
        : List.of();
  }

  /** The id that stands at the end of an IRI. */
  private static String localName(String iri) {
    String last = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return decoded(last);
  }

  static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Optional<Column> find(Node type, Node property) {
    return Tables.ALL.stream()
        .filter(table -> table.types().contains(type))
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.property().equals(property))
        .findFirst();
  }
}
