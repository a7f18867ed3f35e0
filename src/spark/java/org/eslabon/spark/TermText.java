package org.eslabon.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.sys.JenaSystem;

/**
 * Terms as texts of N-Triples. A term has one text, so that terms are equal when their texts are:
 * only what must be escaped is, and a plain string has no datatype.
 */
final class TermText {

  private static final int REMEMBERED = 1 << 12;
  private static final String TYPE = "\"^^<";
  private static final Map<String, RDFDatatype> DATATYPES = new ConcurrentHashMap<>();

  static {
    JenaSystem.init();
  }

  private TermText() {}

  /** The text of a term. */
  static String of(Node term) {
    if (term.isURI()) {
      return '<' + iri(term.getURI()) + '>';
    }
    if (term.isBlank()) {
      return "_:" + label(term.getBlankNodeLabel());
    }
    if (term.isLiteral()) {
      String text = '"' + string(term.getLiteralLexicalForm()) + '"';
      if (!term.getLiteralLanguage().isEmpty()) {
        String direction =
            term.getLiteralBaseDirection() == null ? "" : "--" + term.getLiteralBaseDirection();
        return text + '@' + term.getLiteralLanguage() + direction;
      }
      return XSDDatatype.XSDstring.equals(term.getLiteralDatatype())
          ? text
          : text + "^^<" + iri(term.getLiteralDatatypeURI()) + '>';
    }
    return NodeFmtLib.strNT(term);
  }

  /** The term of a text that {@link #of} wrote. */
  static Node term(String text) {
    char first = text.charAt(0);
    boolean isPlain = text.indexOf('\\') < 0;
    int last = text.length() - 1;
    if (first == '<' && isPlain && text.charAt(1) != '<') {
      return NodeFactory.createURI(text.substring(1, last));
    }
    if (first == '"' && isPlain) {
      if (text.charAt(last) == '"') {
        return NodeFactory.createLiteralString(text.substring(1, last));
      }
      int end = text.lastIndexOf(TYPE);
      if (end > 0 && text.charAt(last) == '>') {
        return NodeFactory.createLiteralDT(
            text.substring(1, end), datatype(text.substring(end + TYPE.length(), last)));
      }
    }
    return first == '_'
        ? NodeFactory.createBlankNode(labelOf(text.substring(2)))
        : NodeFactoryExtra.parseNode(text);
  }

  private static RDFDatatype datatype(String iri) {
    RDFDatatype known = DATATYPES.get(iri);
    if (known == null) {
      known = NodeFactory.getType(iri);
      if (DATATYPES.size() < REMEMBERED) {
        DATATYPES.put(iri, known);
      }
    }
    return known;
  }

  /** Letters and digits stand for themselves, all else stands as hexadecimal digits between X. */
  private static String label(String label) {
    StringBuilder text = new StringBuilder(label.length() + 8);
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (isPlainInLabel(c)) {
        text.append(c);
      } else {
        text.append('X').append(Integer.toHexString(c)).append('X');
      }
    }
    return text.isEmpty() ? "XX" : text.toString();
  }

  private static String labelOf(String text) {
    if (text.indexOf('X') < 0) {
      return text;
    }
    StringBuilder label = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'X') {
        int end = text.indexOf('X', i + 1);
        if (end > i + 1) {
          label.append((char) Integer.parseInt(text.substring(i + 1, end), 16));
        }
        i = end;
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  /** Whether a character stands for itself in the label of a blank node. */
  static boolean isPlainInLabel(char c) {
    return c != 'X' && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private static String iri(String iri) {
    StringBuilder text = null;
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      boolean isPlain = c > ' ' && "<>\"{}|^`\\".indexOf(c) < 0;
      if (!isPlain && text == null) {
        text = new StringBuilder(iri.length() + 16).append(iri, 0, i);
      }
      if (text != null) {
        text.append(isPlain ? String.valueOf(c) : String.format("\\u%04X", (int) c));
      }
    }
    return text == null ? iri : text.toString();
  }

  private static String string(String value) {
    StringBuilder text = null;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      String escaped =
          switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
          };
      if (escaped != null && text == null) {
        text = new StringBuilder(value.length() + 16).append(value, 0, i);
      }
      if (text != null) {
        text.append(escaped == null ? String.valueOf(c) : escaped);
      }
    }
    return text == null ? value : text.toString();
  }
}
