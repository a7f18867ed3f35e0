package org.eslabon.analysis;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;

/** What somebody stated, and hypotheses that state something else. Only reads. */
final class Facts {

  private final DatasetGraph data;

  Facts(DatasetGraph data) {
    this.data = data;
  }

  /** The things that somebody puts into a class, in a stable order. */
  List<Node> things(Node type) {
    return nodes(asserted(Node.ANY, RDF.Nodes.type, type).stream().map(Quad::getSubject).toList());
  }

  /** What is stated of a thing by a property. */
  List<Node> stated(Node thing, Node property) {
    return nodes(asserted(thing, property, Node.ANY).stream().map(Quad::getObject).toList());
  }

  /** The things of which a value is stated. */
  List<Node> stating(Node property, Node value) {
    return nodes(asserted(Node.ANY, property, value).stream().map(Quad::getSubject).toList());
  }

  /** What rules concluded of a thing by a property. */
  List<Node> concluded(Node thing, Node property) {
    return nodes(inferred(thing, property, Node.ANY).stream().map(Quad::getObject).toList());
  }

  /** The things that rules concluded a value of. */
  List<Node> concluding(Node property, Node value) {
    return nodes(inferred(Node.ANY, property, value).stream().map(Quad::getSubject).toList());
  }

  /** The thing has this value of the property and no other. */
  Delta set(Node thing, Node property, Node value) {
    Set<Quad> before = asserted(thing, property, Node.ANY);
    Node graph =
        asserted(thing, RDF.Nodes.type, Node.ANY).stream()
            .map(Quad::getGraph)
            .min(NodeCmp::compareRDFTerms)
            .orElse(GraphNames.asserted("what-if"));
    return Delta.between(data, Set.of(Quad.create(graph, thing, property, value)), before);
  }

  private Set<Quad> asserted(Node subject, Node property, Node value) {
    return Iter.toSet(
        Iter.filter(
            data.find(Node.ANY, subject, property, value),
            quad -> GraphNames.isAsserted(quad.getGraph())));
  }

  private Set<Quad> inferred(Node subject, Node property, Node value) {
    return Iter.toSet(
        Iter.filter(
            data.find(Node.ANY, subject, property, value),
            quad -> GraphNames.isInferred(quad.getGraph())));
  }

  private static List<Node> nodes(List<Node> found) {
    return new HashSet<>(found)
        .stream().sorted(Comparator.comparing(node -> node, NodeCmp::compareRDFTerms)).toList();
  }
}
