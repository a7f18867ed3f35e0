package org.eslabon.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.store.Labels;

/**
 * What is recorded or concluded of things, as reconciliation compares and hands it out. Used inside
 * one read transaction.
 *
 * @param labels in the language of the asker
 */
record ThingFacts(DatasetGraph data, String base, Labels labels) {

  /** What a description says of a thing, in this order. */
  private static final List<String> DESCRIBING =
      List.of("country", "region", "inCluster", "sector");

  /** A property by its IRI, its short name, or its local name in the ontology. */
  Node property(String name) {
    String iri =
        new Curies(base).expand(name).orElseGet(() -> name.contains(":") ? name : Esl.NS + name);
    return NodeFactory.createURI(iri);
  }

  /** The values of a property, without doubles. */
  List<Node> values(Node thing, Node property) {
    Set<Node> values = new LinkedHashSet<>();
    Iterator<Quad> quads = data.find(Node.ANY, thing, property, Node.ANY);
    quads.forEachRemaining(quad -> values.add(quad.getObject()));
    return List.copyOf(values);
  }

  /** What a value may be called: itself, its id, its label. */
  Set<FoldedName> names(Node value) {
    Set<FoldedName> names = new LinkedHashSet<>();
    names.add(FoldedName.of(labels.of(value)));
    if (value.isURI()) {
      names.add(FoldedName.of(value.getURI()));
      values(value, DCTerms.identifier.asNode())
          .forEach(id -> names.add(FoldedName.of(id.getLiteralLexicalForm())));
    }
    return names;
  }

  /** A few words that tell a thing from another of the same name. */
  String description(NamedThing thing) {
    List<String> words = new ArrayList<>();
    types(thing).forEach(type -> words.add(labels.of(type)));
    for (String property : DESCRIBING) {
      values(thing.node(), Esl.term(property)).stream()
          .limit(2)
          .forEach(value -> words.add(labels.of(value)));
    }
    return String.join(" · ", words);
  }

  /** The types of a thing that can be asked for. */
  static List<Node> types(NamedThing thing) {
    return NameIndex.TYPES.stream().filter(thing.types()::contains).toList();
  }

  /** Properties of our ontology that things of a type have, by IRI. */
  Set<Node> propertiesOf(Node type) {
    Set<String> properties = new TreeSet<>();
    Set<Node> things = new LinkedHashSet<>();
    Iterator<Quad> typed = data.find(Node.ANY, Node.ANY, Node.ANY, type);
    typed.forEachRemaining(quad -> things.add(quad.getSubject()));
    for (Node thing : things) {
      Iterator<Quad> quads = data.find(Node.ANY, thing, Node.ANY, Node.ANY);
      quads.forEachRemaining(
          quad -> {
            if (quad.getPredicate().getURI().startsWith(Esl.NS)) {
              properties.add(quad.getPredicate().getURI());
            }
          });
    }
    Set<Node> nodes = new LinkedHashSet<>();
    properties.forEach(iri -> nodes.add(NodeFactory.createURI(iri)));
    return nodes;
  }
}
