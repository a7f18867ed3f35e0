package org.eslabon.portal.syntax;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.SplitIRI;
import org.apache.jena.util.XMLChar;
import org.apache.jena.vocabulary.RDF;

/**
 * A graph as RDF/XML, one element a node. Written by hand because the general writer needs another
 * model of the graph and checks every IRI again, and gives up on a whole document for one character
 * that XML has no place for: here what RDF/XML cannot say is left out, and a comment says so.
 */
final class RdfXml {

  private static final String RDF_NS = RDF.getURI();

  /** Names of RDF/XML that mean something else than a property (section 5.1). */
  private static final Set<String> SYNTAX =
      Set.of(
          "RDF",
          "ID",
          "about",
          "parseType",
          "resource",
          "nodeID",
          "datatype",
          "Description",
          "aboutEach",
          "aboutEachPrefix",
          "bagID",
          "li");

  private final Map<String, String> known;
  private final Map<String, String> prefixes = new TreeMap<>();
  private final Map<Node, Optional<String>> names = new HashMap<>();
  private final Map<Node, String> blanks = new HashMap<>();

  private RdfXml(Map<String, String> known) {
    this.known = known;
  }

  /** Writes a graph with the prefixes that it has. */
  static void write(Graph graph, OutputStream out) {
    Map<Node, List<Triple>> nodes = new LinkedHashMap<>();
    RdfXml xml = new RdfXml(graph.getPrefixMapping().getNsPrefixMap());
    long left = 0;
    for (Triple triple : graph.find().toList()) {
      if (xml.canSay(triple)) {
        nodes.computeIfAbsent(triple.getSubject(), any -> new ArrayList<>()).add(triple);
      } else {
        left++;
      }
    }
    try {
      Writer writer =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 13);
      xml.write(nodes, left, writer);
      writer.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean canSay(Triple triple) {
    return nameOf(triple.getPredicate()).isPresent()
        && isText(triple.getSubject())
        && isText(triple.getObject());
  }

  /** A property as the name of an element, with the prefix that it needs. */
  private Optional<String> name(Node property) {
    String iri = property.getURI();
    for (Map.Entry<String, String> prefix : known.entrySet()) {
      String namespace = prefix.getValue();
      if (!namespace.isEmpty()
          && iri.startsWith(namespace)
          && XMLChar.isValidNCName(iri.substring(namespace.length()))
          && XMLChar.isValidNCName(prefix.getKey())
          && !prefix.getKey().startsWith("xml")) {
        return name(prefix.getKey(), namespace, iri);
      }
    }
    int end = SplitIRI.splitXML(iri);
    return end == iri.length() || end <= 0
        ? Optional.empty()
        : name(ownPrefix(iri.substring(0, end)), iri.substring(0, end), iri);
  }

  private String ownPrefix(String namespace) {
    int number = 1;
    String prefix = "ns1";
    while (known.containsKey(prefix)
        || (prefixes.containsKey(prefix) && !namespace.equals(prefixes.get(prefix)))) {
      number++;
      prefix = "ns" + number;
    }
    return prefix;
  }

  private Optional<String> nameOf(Node predicate) {
    return names.computeIfAbsent(predicate, this::name);
  }

  private Optional<String> name(String prefix, String namespace, String iri) {
    String local = iri.substring(namespace.length());
    if ((namespace.equals(RDF_NS) && SYNTAX.contains(local)) || !isText(namespace)) {
      return Optional.empty();
    }
    if (namespace.equals(RDF_NS)) {
      return Optional.of("rdf:" + local);
    }
    if (prefix.equals("rdf")) {
      return name(ownPrefix(namespace), namespace, iri);
    }
    prefixes.put(prefix, namespace);
    return Optional.of(prefix + ":" + local);
  }

  private static boolean isText(Node node) {
    if (node.isLiteral()) {
      return node.getLiteralBaseDirection() == null && isText(node.getLiteralLexicalForm());
    }
    return node.isBlank() || (node.isURI() && isText(node.getURI()) && isOneLine(node.getURI()));
  }

  /** White space in an attribute is not read back as it was. */
  private static boolean isOneLine(String iri) {
    return iri.indexOf('\n') < 0 && iri.indexOf('\r') < 0 && iri.indexOf('\t') < 0;
  }

  /** Whether XML 1.0 has all of its characters. */
  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character >= '\uD800') {
        int whole = text.codePointAt(i);
        if (XMLChar.isInvalid(whole)) {
          return false;
        }
        i += Character.charCount(whole) - 1;
      }
    }
    return true;
  }

  private void write(Map<Node, List<Triple>> nodes, long left, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF\n    xmlns:rdf=\"");
    out.write(RDF_NS);
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      out.write("\"\n    xmlns:");
      out.write(prefix.getKey());
      out.write("=\"");
      escape(prefix.getValue(), out);
    }
    out.write("\">\n");
    if (left > 0) {
      out.write(
          "  <!-- RDF/XML cannot say " + left + " of the statements; other syntaxes do -->\n");
    }
    for (Map.Entry<Node, List<Triple>> node : nodes.entrySet()) {
      out.write("  <rdf:Description");
      refer(" rdf:about=\"", node.getKey(), out);
      out.write(">\n");
      for (Triple triple : node.getValue()) {
        property(nameOf(triple.getPredicate()).orElseThrow(), triple.getObject(), out);
      }
      out.write("  </rdf:Description>\n");
    }
    out.write("</rdf:RDF>\n");
  }

  private void property(String name, Node value, Writer out) throws IOException {
    out.write("    <");
    out.write(name);
    if (!value.isLiteral()) {
      refer(" rdf:resource=\"", value, out);
      out.write("/>\n");
      return;
    }
    if (!value.getLiteralLanguage().isEmpty()) {
      out.write(" xml:lang=\"");
      escape(value.getLiteralLanguage(), out);
      out.write('"');
    } else if (!XSDDatatype.XSDstring.equals(value.getLiteralDatatype())) {
      out.write(" rdf:datatype=\"");
      escape(value.getLiteralDatatypeURI(), out);
      out.write('"');
    }
    out.write('>');
    escape(value.getLiteralLexicalForm(), out);
    out.write("</");
    out.write(name);
    out.write(">\n");
  }

  /** Blank nodes are numbered as they come. */
  private void refer(String attribute, Node node, Writer out) throws IOException {
    if (node.isBlank()) {
      out.write(" rdf:nodeID=\"");
      out.write(blanks.computeIfAbsent(node, any -> "b" + blanks.size()));
    } else {
      out.write(attribute);
      escape(node.getURI(), out);
    }
    out.write('"');
  }

  /** Text for an element or an attribute. A reader takes line ends for one another. */
  private static void escape(String text, Writer out) throws IOException {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#xD;";
            default -> "";
          };
      if (!escaped.isEmpty()) {
        out.write(text, written, i - written);
        out.write(escaped);
        written = i + 1;
      }
    }
    out.write(text, written, text.length() - written);
  }
}
