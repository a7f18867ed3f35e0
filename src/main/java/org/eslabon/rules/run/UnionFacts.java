package org.eslabon.rules.run;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eslabon.store.GraphNames;

/** What rules read: the union of all graphs but the provenance. A view, to be read only. */
final class UnionFacts extends GraphBase {

  private final DatasetGraph data;

  UnionFacts(DatasetGraph data) {
    this.data = data;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Iterator<Quad> quads =
        data.find(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    Set<Triple> found = new LinkedHashSet<>();
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (!quad.getGraph().equals(GraphNames.PROVENANCE)) {
        found.add(quad.asTriple());
      }
    }
    return WrappedIterator.create(found.iterator());
  }
}
