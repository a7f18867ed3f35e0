package org.eslabon.rules.layer;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eslabon.store.GraphNames;

/** What rules read: the union of all graphs but the provenance. A view, to be read only. */
public final class UnionFacts extends GraphBase implements Layered {

  private final DatasetGraph data;
  private final Predicate<Node> graphs;

  public UnionFacts(DatasetGraph data) {
    this(data, graph -> !graph.equals(GraphNames.PROVENANCE));
  }

  private UnionFacts(DatasetGraph data, Predicate<Node> graphs) {
    this.data = data;
    this.graphs = graphs;
  }

  @Override
  public Graph given() {
    return new UnionFacts(data, InferredGraphs::isGiven);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Iterator<Quad> quads =
        data.find(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    Set<Triple> found = new LinkedHashSet<>();
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (graphs.test(quad.getGraph())) {
        found.add(quad.asTriple());
      }
    }
    return WrappedIterator.create(found.iterator());
  }
}
