package org.eslabon.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Curies;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;

/** What values a parameter takes, and the RDF term that a value given as text stands for. */
public sealed interface ParameterType {

  /** What is expected, as an error or a form says it. */
  String expected();

  /** The term, or nothing when the value is not one of this type. */
  Optional<Node> read(String value, String base);

  /** The values that there are, as a person gives them; empty when they cannot be listed. */
  default List<String> words() {
    return List.of();
  }

  /**
   * A thing in the graph: an id of a table's row, an IRI, or a short name such as {@code
   * id:firm/acme}. A {@code term} is a word of the ontology, an {@code iri} anything, relative to
   * the base of the data.
   *
   * @param kind the part of the IRI before the id
   */
  record Thing(String kind) implements ParameterType {

    static final String TERM = "term";
    static final String IRI = "iri";

    /** Kinds that a header may name. */
    static final Set<String> KINDS =
        Set.of(
            "firm",
            "institution",
            "cluster",
            "chain",
            "link",
            "upgrading",
            "joint-action",
            "claim",
            "source",
            TERM,
            IRI);

    private static final Pattern ABSOLUTE =
        Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S+|urn:\\S+");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s<>\"{}|\\\\^`]");
    private static final Pattern WORD = Pattern.compile("\\w+");

    @Override
    public String expected() {
      return switch (kind) {
        case TERM -> "a word of the ontology, such as `QuasiHierarchy`, or an IRI";
        case IRI -> "an IRI, or a short name such as `id:firm/acme`";
        default -> "the id of a " + kind.replace('-', ' ') + " or an IRI";
      };
    }

    @Override
    public Optional<Node> read(String value, String base) {
      String name = value.strip();
      if (name.startsWith("<") && name.endsWith(">")) {
        return iri(name.substring(1, name.length() - 1));
      }
      if (ABSOLUTE.matcher(name).matches()) {
        return iri(name);
      }
      Optional<String> expanded = new Curies(base).expand(name);
      if (expanded.isPresent()) {
        return iri(expanded.get());
      }
      return switch (kind) {
        case TERM -> WORD.matcher(name).matches() ? Optional.of(Esl.term(name)) : Optional.empty();
        case IRI -> iri(base + name);
        default ->
            name.isEmpty() ? Optional.empty() : Optional.of(new DataIris(base).thing(kind, name));
      };
    }

    private static Optional<Node> iri(String text) {
      return text.isEmpty() || FORBIDDEN.matcher(text).find()
          ? Optional.empty()
          : Optional.of(NodeFactory.createURI(text));
    }
  }

  /** Any text, as a plain string. */
  record Text() implements ParameterType {

    @Override
    public String expected() {
      return "a text";
    }

    @Override
    public Optional<Node> read(String value, String base) {
      return Optional.of(NodeFactory.createLiteralString(value));
    }
  }

  /**
   * Any text, as one in a language.
   *
   * @param language its tag
   */
  record InLanguage(String language) implements ParameterType {

    @Override
    public String expected() {
      return "a text in the language `" + language + "`";
    }

    @Override
    public Optional<Node> read(String value, String base) {
      return Optional.of(NodeFactory.createLiteralLang(value, language));
    }
  }

  /**
   * A literal of some datatype.
   *
   * @param datatype its IRI
   */
  record Typed(String datatype) implements ParameterType {

    @Override
    public String expected() {
      return "a value of `" + new Curies(Esl.DEFAULT_BASE).shorten(datatype) + "`";
    }

    @Override
    public Optional<Node> read(String value, String base) {
      RDFDatatype type = TypeMapper.getInstance().getSafeTypeByName(datatype);
      return type.isValid(value)
          ? Optional.of(NodeFactory.createLiteralDT(value, type))
          : Optional.empty();
    }
  }

  /**
   * One of some values of another type.
   *
   * @param type of the values
   * @param words the values, as a user gives them
   */
  record Listed(ParameterType type, List<String> words) implements ParameterType {

    /** Copies the list. */
    public Listed {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      return oneOf(words);
    }

    @Override
    public Optional<Node> read(String value, String base) {
      return words.contains(value) ? type.read(value, base) : Optional.empty();
    }
  }

  /** A number written as in XML Schema. */
  enum Numeric implements ParameterType {
    INTEGER("a whole number", "[+-]?\\d+"),
    DECIMAL("a number with a decimal point", "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)"),
    /** Whichever of the two it is written as. */
    NUMBER("a number", "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)"),
    YEAR("a year of four digits", "\\d{4}");

    private final String expected;
    private final Pattern lexical;

    Numeric(String expected, String lexical) {
      this.expected = expected;
      this.lexical = Pattern.compile(lexical);
    }

    @Override
    public String expected() {
      return expected;
    }

    @Override
    public Optional<Node> read(String value, String base) {
      String number = value.strip();
      return lexical.matcher(number).matches() ? Optional.of(term(number)) : Optional.empty();
    }

    private Node term(String number) {
      return switch (this) {
        case INTEGER ->
            NodeFactory.createLiteralDT(new BigInteger(number).toString(), XSDDatatype.XSDinteger);
        case DECIMAL ->
            NodeFactory.createLiteralDT(
                new BigDecimal(number).toPlainString(), XSDDatatype.XSDdecimal);
        case NUMBER -> (number.contains(".") ? DECIMAL : INTEGER).term(number);
        case YEAR -> NodeFactory.createLiteralDT(number, XSDDatatype.XSDgYear);
      };
    }
  }

  /**
   * One of a few words. Words written as short names stand for those terms and may be given without
   * the prefix; others are plain strings.
   *
   * @param terms as the header lists them
   */
  record Choice(List<String> terms) implements ParameterType {

    /** Copies the list. */
    public Choice {
      terms = List.copyOf(terms);
    }

    @Override
    public String expected() {
      return oneOf(words());
    }

    @Override
    public List<String> words() {
      return terms.stream().map(Choice::shown).toList();
    }

    @Override
    public Optional<Node> read(String value, String base) {
      return terms.stream()
          .filter(word -> value.equals(word) || value.equals(shown(word)))
          .findFirst()
          .map(word -> term(word, base));
    }

    /** The word as a person gives it: without a prefix. */
    static String shown(String word) {
      return word.substring(word.indexOf(':') + 1);
    }

    private static Node term(String word, String base) {
      return new Curies(base)
          .expand(word)
          .map(NodeFactory::createURI)
          .orElseGet(() -> NodeFactory.createLiteralString(word));
    }
  }

  private static String oneOf(List<String> words) {
    return words.stream()
        .map(word -> "`" + word + "`")
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
