package org.eslabon.portal.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * A graph as JSON-LD 1.1, flat: one object a node, its properties under short names. Written by
 * hand because a document of one thing has a hundred statements, and to expand and compact them
 * takes a general processor a hundred times as long as to write them.
 */
final class JsonLd {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> prefixes;
  private final Set<String> used = new HashSet<>();
  private final Map<Node, String> names = new HashMap<>();

  private JsonLd(Map<String, String> prefixes) {
    this.prefixes = prefixes;
  }

  /** Writes a graph with the prefixes that it has. */
  static void write(Graph graph, OutputStream out) {
    Map<Node, Map<Node, List<Node>>> nodes = new LinkedHashMap<>();
    Set<String> schemes = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              nodes
                  .computeIfAbsent(triple.getSubject(), any -> new LinkedHashMap<>())
                  .computeIfAbsent(triple.getPredicate(), any -> new ArrayList<>(1))
                  .add(triple.getObject());
              schemes(triple, schemes);
            });
    Map<String, String> prefixes = new TreeMap<>(graph.getPrefixMapping().getNsPrefixMap());
    // an IRI that begins with the name of a prefix and a colon would be read as a short name
    prefixes
        .entrySet()
        .removeIf(
            prefix ->
                prefix.getKey().isEmpty()
                    || schemes.contains(prefix.getKey())
                    || !endsName(prefix.getValue()));
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new JsonLd(prefixes).write(nodes, json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Only what ends in a general delimiter of RFC 3986 is a prefix to JSON-LD 1.1. */
  private static boolean endsName(String namespace) {
    return !namespace.isEmpty() && ":/?#[]@".indexOf(namespace.charAt(namespace.length() - 1)) >= 0;
  }

  private static void schemes(Triple triple, Set<String> schemes) {
    for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
      String iri = node.isURI() ? node.getURI() : node.isLiteral() ? datatype(node) : "";
      int colon = iri.indexOf(':');
      if (colon > 0) {
        schemes.add(iri.substring(0, colon));
      }
    }
  }

  private static String datatype(Node literal) {
    return literal.getLiteralDatatypeURI();
  }

  /** The context comes first and holds what the rest uses, so the names are made before. */
  private void write(Map<Node, Map<Node, List<Node>>> nodes, JsonGenerator json)
      throws IOException {
    nodes.forEach(
        (subject, properties) -> {
          name(subject);
          properties.forEach(
              (property, values) -> {
                name(property);
                values.forEach(this::nameOf);
              });
        });
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (used.contains(prefix.getKey())) {
        json.writeStringField(prefix.getKey(), prefix.getValue());
      }
    }
    json.writeEndObject();
    json.writeArrayFieldStart("@graph");
    for (Map.Entry<Node, Map<Node, List<Node>>> node : nodes.entrySet()) {
      json.writeStartObject();
      json.writeStringField("@id", name(node.getKey()));
      for (Map.Entry<Node, List<Node>> property : node.getValue().entrySet()) {
        property(property.getKey(), property.getValue(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void nameOf(Node value) {
    if (!value.isLiteral()) {
      name(value);
    } else if (isTyped(value)) {
      shorten(datatype(value));
    }
  }

  private void property(Node property, Collection<Node> values, JsonGenerator json)
      throws IOException {
    boolean types = property.equals(RDF.Nodes.type) && values.stream().noneMatch(Node::isLiteral);
    json.writeFieldName(types ? "@type" : name(property));
    if (values.size() > 1) {
      json.writeStartArray();
    }
    for (Node value : values) {
      if (types) {
        json.writeString(name(value));
      } else {
        value(value, json);
      }
    }
    if (values.size() > 1) {
      json.writeEndArray();
    }
  }

  private void value(Node value, JsonGenerator json) throws IOException {
    if (value.isLiteral() && !isTyped(value) && value.getLiteralLanguage().isEmpty()) {
      json.writeString(value.getLiteralLexicalForm());
      return;
    }
    json.writeStartObject();
    if (!value.isLiteral()) {
      json.writeStringField("@id", name(value));
    } else {
      if (isTyped(value)) {
        json.writeStringField("@type", shorten(datatype(value)));
      } else {
        json.writeStringField("@language", value.getLiteralLanguage());
      }
      json.writeStringField("@value", value.getLiteralLexicalForm());
    }
    json.writeEndObject();
  }

  private static boolean isTyped(Node literal) {
    return literal.getLiteralLanguage().isEmpty()
        && !XSDDatatype.XSDstring.equals(literal.getLiteralDatatype());
  }

  /** Blank nodes are numbered as they come. */
  private String name(Node node) {
    String known = names.get(node);
    if (known == null) {
      known = node.isBlank() ? "_:b" + names.size() : shorten(node.getURI());
      names.put(node, known);
    }
    return known;
  }

  private String shorten(String iri) {
    String best = "";
    int longest = 0;
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      String namespace = prefix.getValue();
      if (namespace.length() > longest
          && iri.startsWith(namespace)
          // what begins with two slashes would be read as a whole IRI
          && !iri.startsWith("//", namespace.length())) {
        longest = namespace.length();
        best = prefix.getKey();
      }
    }
    if (best.isEmpty()) {
      return iri;
    }
    used.add(best);
    return best + ":" + iri.substring(longest);
  }
}
