package org.eslabon.load;

import org.apache.jena.graph.Node;

/** Where triples go. {@code DatasetGraph::add} is one. */
@FunctionalInterface
interface QuadSink {

  void add(Node graph, Node subject, Node predicate, Node object);
}
