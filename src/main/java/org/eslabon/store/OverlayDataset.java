package org.eslabon.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;

/**
 * One state of a dataset with changes laid over it, in memory: what is added and removed here
 * touches nothing below. Made within a read transaction of the dataset below and used until that
 * ends, by one thread; it counts as one open write transaction, which nobody commits.
 */
public final class OverlayDataset extends DatasetGraphQuads implements TransactedDataset {

  private final DatasetGraph below;
  private final PrefixMap prefixes;
  private final Set<Quad> removed = new HashSet<>();
  private DatasetGraph added = DatasetGraphFactory.createGeneral();

  /** Over a dataset that is only read. */
  public OverlayDataset(DatasetGraph below) {
    this.below = below;
    this.prefixes = PrefixMapFactory.create(below.prefixes());
  }

  /** There is one name for the default graph here, so that a quad of it is found again. */
  private static Quad named(Quad quad) {
    return quad.isDefaultGraph() && !quad.isDefaultGraphExplicit()
        ? Quad.create(Quad.defaultGraphIRI, quad.asTriple())
        : quad;
  }

  @Override
  public void add(Quad quad) {
    Quad one = named(quad);
    if (!removed.remove(one) && !below.contains(one)) {
      added.add(one);
    }
  }

  @Override
  public void delete(Quad quad) {
    Quad one = named(quad);
    if (added.contains(one)) {
      added.delete(one);
    } else if (below.contains(one)) {
      removed.add(one);
    }
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    return over(
        below.find(graph, subject, predicate, object),
        added.find(graph, subject, predicate, object));
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
    return over(
        below.findNG(graph, subject, predicate, object),
        added.findNG(graph, subject, predicate, object));
  }

  private Iterator<Quad> over(Iterator<Quad> there, Iterator<Quad> more) {
    Iterator<Quad> left =
        removed.isEmpty() ? there : Iter.filter(there, quad -> !removed.contains(named(quad)));
    return Iter.concat(left, more);
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    Set<Node> names = new HashSet<>();
    below.listGraphNodes().forEachRemaining(names::add);
    added.listGraphNodes().forEachRemaining(names::add);
    names.removeIf(name -> !containsGraph(name));
    return names.iterator();
  }

  @Override
  public boolean containsGraph(Node graph) {
    return contains(graph, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node graph) {
    return GraphView.createNamedGraph(this, graph);
  }

  /** Prefixes are a copy. */
  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  @Override
  public Transactional transactions() {
    return OpenTransaction.WRITE;
  }

  @Override
  public void begin(TxnType type) {
    throw new UnsupportedOperationException("an overlay is one transaction from end to end");
  }

  @Override
  public void commit() {
    throw new UnsupportedOperationException("what is laid over a dataset is never stored");
  }

  /** Forgets what was laid over. */
  @Override
  public void abort() {
    removed.clear();
    added = DatasetGraphFactory.createGeneral();
  }
}
