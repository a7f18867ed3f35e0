package org.eslabon.portal.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Bilingual;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the theory says of one of its terms. Immutable.
 *
 * @param node the term
 * @param kind what sort of term it is
 * @param name the end of its IRI, as people write it
 * @param label in both languages
 * @param comment what it means, in both languages
 * @param stated the other statements of the theory about it, property to values
 */
public record Term(
    Node node,
    Kind kind,
    String name,
    Bilingual label,
    Bilingual comment,
    Map<Node, List<Node>> stated) {

  /** Properties that have a place of their own on the page. */
  private static final Set<Node> SHOWN =
      Set.of(
          RDF.Nodes.type,
          RDFS.Nodes.label,
          RDFS.Nodes.comment,
          RDFS.Nodes.subClassOf,
          RDFS.Nodes.subPropertyOf,
          RDFS.Nodes.domain,
          RDFS.Nodes.range,
          SKOS.inScheme.asNode(),
          SKOS.broader.asNode(),
          SKOS.notation.asNode(),
          SKOS.prefLabel.asNode(),
          DCTerms.source.asNode(),
          Esl.term("locator"),
          Esl.term("tableColumn"));

  /** The sorts of term, in the order in which they are shown. */
  public enum Kind {
    CLASS,
    PROPERTY,
    SCHEME,
    CONCEPT
  }

  /** Copies the map. */
  public Term {
    stated = Map.copyOf(stated);
  }

  /** The term that statements speak of, or {@code null} when it is of none of the kinds. */
  static @Nullable Term of(Node node, Map<Node, List<Node>> stated) {
    List<Node> types = stated.getOrDefault(RDF.Nodes.type, List.of());
    Kind kind;
    if (types.contains(OWL.Class.asNode())) {
      kind = Kind.CLASS;
    } else if (types.contains(OWL.ObjectProperty.asNode())
        || types.contains(OWL.DatatypeProperty.asNode())
        || types.contains(OWL2.AnnotationProperty.asNode())) {
      kind = Kind.PROPERTY;
    } else if (types.contains(SKOS.ConceptScheme.asNode())) {
      kind = Kind.SCHEME;
    } else if (types.contains(SKOS.Concept.asNode()) || node.getURI().startsWith(Esl.NS)) {
      kind = Kind.CONCEPT;
    } else {
      return null;
    }
    String iri = node.getURI();
    String name = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return new Term(
        node,
        kind,
        name,
        Bilingual.of(stated.getOrDefault(RDFS.Nodes.label, List.of())),
        Bilingual.of(stated.getOrDefault(RDFS.Nodes.comment, List.of())),
        stated);
  }

  /** What to call it: the label, else the name. */
  public String title(Language language) {
    return label.isEmpty() ? name : label.in(language);
  }

  /** The code that tables write for it, or empty. */
  public String notation() {
    return text(SKOS.notation.asNode());
  }

  /** Where in the documents it was read. */
  public List<String> locators() {
    return values(Esl.term("locator")).stream().map(Node::getLiteralLexicalForm).toList();
  }

  /** The works it was read in. */
  public List<Node> sources() {
    return values(DCTerms.source.asNode());
  }

  /** Classes or properties that it is a special case of, or broader concepts. */
  public List<Node> parents() {
    List<Node> parents = new ArrayList<>(values(RDFS.Nodes.subClassOf));
    parents.addAll(values(RDFS.Nodes.subPropertyOf));
    parents.addAll(values(SKOS.broader.asNode()));
    return parents;
  }

  public List<Node> domains() {
    return values(RDFS.Nodes.domain);
  }

  public List<Node> ranges() {
    return values(RDFS.Nodes.range);
  }

  public List<Node> schemes() {
    return values(SKOS.inScheme.asNode());
  }

  /** Classes that it is a member of, other than those of OWL and SKOS themselves. */
  public List<Node> types() {
    return values(RDF.Nodes.type).stream()
        .filter(type -> type.getURI().startsWith(Esl.NS))
        .toList();
  }

  /** What else is said of it, in the order of the properties. */
  public Map<Node, List<Node>> others() {
    Map<Node, List<Node>> others = new TreeMap<>(Comparator.comparing(Node::toString));
    for (Node property : stated.keySet()) {
      List<Node> values = values(property);
      if (!SHOWN.contains(property) && !values.isEmpty()) {
        others.put(property, values);
      }
    }
    return others;
  }

  private String text(Node property) {
    return values(property).stream().findFirst().map(Node::getLiteralLexicalForm).orElse("");
  }

  /** Values that are IRIs or literals; expressions of OWL are left out. */
  private List<Node> values(Node property) {
    return stated.getOrDefault(property, List.of()).stream()
        .filter(value -> !value.isBlank())
        .toList();
  }
}
