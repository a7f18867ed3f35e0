package org.eslabon.load;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.DataIris;
import org.eslabon.store.GraphNames;

/** What the store already describes, leaving out the graphs that the load replaces. */
record StoreIds(DatasetGraph target, DataIris iris, Set<Node> replaced) {

  /** Whether a graph that stays gives the thing of this kind and id a class. */
  boolean defines(String kind, String id) {
    Iterator<Quad> types = target.find(Node.ANY, iris.thing(kind, id), RDF.Nodes.type, Node.ANY);
    return Iter.anyMatch(types, quad -> stays(quad.getGraph()));
  }

  /** The name of a thing without the base. */
  String local(Node thing) {
    String iri = thing.getURI();
    return iri.startsWith(iris.base()) ? iri.substring(iris.base().length()) : iri;
  }

  /** Whether the graph is data or theory that stands after the load as before. */
  boolean stays(Node graph) {
    return !GraphNames.isInferred(graph)
        && !graph.equals(GraphNames.PROVENANCE)
        && !replaced.contains(graph);
  }
}
