package org.eslabon.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.vocabulary.XSD;

/**
 * What stands beside the text of a term: nothing for an IRI, a blank node and a plain string, else
 * the language tag or the datatype. Numbers are given in the order of coming. Safe for threads.
 */
final class TermKinds {

  static final int IRI = 0;
  static final int BLANK = 1;
  static final int STRING = 2;

  /** Of {@code @en--ltr} what parts the direction from the language. */
  private static final String DIRECTION = "--";

  private final Map<String, Integer> numbers = new HashMap<>();
  private volatile Kind[] kinds = {};

  /** Asked for with every number of a table; below zero until then. */
  private volatile int integer = -1;

  private volatile int decimal = -1;

  /** Languages begin with {@code @}; all else is the IRI of a datatype. */
  private record Kind(String suffix, LiteralType type) {}

  TermKinds(List<String> suffixes) {
    of("iri");
    of("blank");
    of(XSD.xstring.getURI());
    suffixes.forEach(this::of);
  }

  /** All languages and datatypes but the plain string, in the order of their numbers. */
  synchronized List<String> suffixes() {
    List<String> suffixes = new ArrayList<>();
    for (int i = STRING + 1; i < kinds.length; i++) {
      suffixes.add(kinds[i].suffix());
    }
    return suffixes;
  }

  /** The number of a datatype, or of a language when the text begins with {@code @}. */
  synchronized int of(String suffix) {
    Integer known = numbers.get(suffix);
    if (known != null) {
      return known;
    }
    Kind[] more = Arrays.copyOf(kinds, kinds.length + 1);
    more[kinds.length] = new Kind(suffix, LiteralType.of(suffix));
    kinds = more;
    numbers.put(suffix, more.length - 1);
    return more.length - 1;
  }

  /** The number that the term has or would have; -1 when it is known to have none. */
  synchronized int find(Node node) {
    Integer known = numbers.get(suffixOf(node));
    return known == null ? -1 : known;
  }

  int of(Node node) {
    return of(suffixOf(node));
  }

  int integer() {
    if (integer < 0) {
      integer = of(XSD.integer.getURI());
    }
    return integer;
  }

  int decimal() {
    if (decimal < 0) {
      decimal = of(XSD.decimal.getURI());
    }
    return decimal;
  }

  LiteralType type(int kind) {
    return kinds[kind].type();
  }

  private static String suffixOf(Node node) {
    if (node.isURI()) {
      return "iri";
    }
    if (node.isBlank()) {
      return "blank";
    }
    if (!node.isLiteral()) {
      throw new IllegalArgumentException("neither IRI, blank node nor literal: " + node);
    }
    String language = node.getLiteralLanguage();
    if (language.isEmpty()) {
      return node.getLiteralDatatypeURI();
    }
    TextDirection direction = node.getLiteralBaseDirection();
    return "@" + language + (direction == null ? "" : DIRECTION + direction);
  }

  /** The text that stands for the term beside its kind. */
  static byte[] text(Node node) {
    String text =
        node.isURI()
            ? node.getURI()
            : node.isBlank() ? node.getBlankNodeLabel() : node.getLiteralLexicalForm();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Node node(int kind, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return switch (kind) {
      case IRI -> NodeFactory.createURI(text);
      case BLANK -> NodeFactory.createBlankNode(text);
      case STRING -> NodeFactory.createLiteralString(text);
      default -> literal(text, kinds[kind].suffix());
    };
  }

  private static Node literal(String text, String suffix) {
    if (!suffix.startsWith("@")) {
      RDFDatatype datatype = TypeMapper.getInstance().getSafeTypeByName(suffix);
      return NodeFactory.createLiteralDT(text, datatype);
    }
    int direction = suffix.indexOf(DIRECTION);
    return direction < 0
        ? NodeFactory.createLiteralLang(text, suffix.substring(1))
        : NodeFactory.createLiteralDirLang(
            text, suffix.substring(1, direction), suffix.substring(direction + 2));
  }
}
