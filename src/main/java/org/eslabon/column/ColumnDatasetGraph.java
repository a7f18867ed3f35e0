package org.eslabon.column;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalLock;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.TransactedDataset;

/**
 * A columnar graph as Jena knows datasets, so that ARQ and Fuseki work on it unchanged. It can only
 * be read: every way to write throws S020. Safe for threads.
 */
public final class ColumnDatasetGraph extends DatasetGraphBaseFind implements TransactedDataset {

  private final ColumnGraph graph;
  private final Transactional transactions = TransactionalLock.createMRSW();
  private final PrefixMap prefixes = PrefixMapFactory.create();

  public ColumnDatasetGraph(ColumnGraph graph) {
    this.graph = graph;
  }

  /** The same data as columns. */
  public ColumnGraph columns() {
    return graph;
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    return findInOne(Quad.defaultGraphIRI, s, p, o);
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return findInOne(g, s, p, o);
  }

  private Iterator<Quad> findInOne(Node name, Node s, Node p, Node o) {
    int number = graph.graph(name);
    if (number < 0) {
      return Collections.emptyIterator();
    }
    return scan(
        s,
        p,
        o,
        scan ->
            scan.isIn(number)
                ? Quad.create(name, scan.subject(), scan.predicate(), scan.object())
                : null);
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return Iter.flatMap(scan(s, p, o, this::namedQuads), List::iterator);
  }

  private List<Quad> namedQuads(RowScan scan) {
    return IntStream.of(scan.graphs())
        .map(number -> graph.graphs()[number])
        .filter(name -> name >= 0)
        .mapToObj(
            name ->
                Quad.create(
                    graph.terms().term(name), scan.subject(), scan.predicate(), scan.object()))
        .toList();
  }

  @Override
  public Iterator<Triple> findInUnionGraph(Node s, Node p, Node o) {
    return scan(
        s,
        p,
        o,
        scan ->
            IntStream.of(scan.graphs()).anyMatch(number -> graph.graphs()[number] >= 0)
                ? Triple.create(scan.subject(), scan.predicate(), scan.object())
                : null);
  }

  @Override
  public Iterator<Quad> findQuadsInUnionGraph(Node s, Node p, Node o) {
    return Iter.map(findInUnionGraph(s, p, o), triple -> Quad.create(Quad.unionGraph, triple));
  }

  private <T> Iterator<T> scan(Node s, Node p, Node o, RowScan.Reading<T> reading) {
    int subject = id(s);
    int predicate = id(p);
    int object = id(o);
    if (Math.min(subject, Math.min(predicate, object)) < RowScan.ANY) {
      return Collections.emptyIterator();
    }
    return new RowScan(graph, subject, predicate, object).read(reading);
  }

  /** The id of a term; below {@link RowScan#ANY} when no triple can have it. */
  private int id(Node term) {
    if (isWildcard(term)) {
      return RowScan.ANY;
    }
    int id = graph.terms().find(term);
    return id < 0 ? RowScan.ANY - 1 : id;
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isUnionGraph(name)) {
      return getUnionGraph();
    }
    return Quad.isDefaultGraph(name) ? getDefaultGraph() : new Named(name);
  }

  @Override
  public Graph getUnionGraph() {
    return new Union();
  }

  /** A view that has each triple once without remembering those that it gave. */
  private final class Union extends GraphView {

    Union() {
      super(ColumnDatasetGraph.this, Quad.unionGraph);
    }

    @Override
    protected ExtendedIterator<Triple> graphUnionFind(Node s, Node p, Node o) {
      return WrappedIterator.createNoRemove(findInUnionGraph(s, p, o));
    }
  }

  /** A view that knows how large it is without finding what it holds. */
  private final class Named extends GraphView {

    Named(Node name) {
      super(ColumnDatasetGraph.this, name);
    }

    @Override
    public boolean isEmpty() {
      return graphBaseSize() == 0;
    }

    @Override
    protected int graphBaseSize() {
      return (int) Math.min(Integer.MAX_VALUE, graph.size(getGraphName()));
    }
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || graph.graph(name) >= 0;
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return graph.graphNames().iterator();
  }

  @Override
  public long size() {
    return graph.graphNames().size();
  }

  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  @Override
  public void add(Quad quad) {
    throw readOnly();
  }

  @Override
  public void delete(Quad quad) {
    throw readOnly();
  }

  @Override
  public void add(Node g, Node s, Node p, Node o) {
    throw readOnly();
  }

  @Override
  public void delete(Node g, Node s, Node p, Node o) {
    throw readOnly();
  }

  @Override
  public void deleteAny(Node g, Node s, Node p, Node o) {
    throw readOnly();
  }

  @Override
  public void addGraph(Node name, Graph other) {
    throw readOnly();
  }

  @Override
  public void removeGraph(Node name) {
    throw readOnly();
  }

  @Override
  public void clear() {
    throw readOnly();
  }

  private static ProblemException readOnly() {
    return new ProblemException(
        new Problem(
            ProblemCode.S020,
            "a columnar graph can only be read",
            null,
            "load the data into a store with `eslabon load --store DIR`, and write there"));
  }

  @Override
  public Transactional transactions() {
    return transactions;
  }

  /** Begins to read; a transaction that may turn into a write stays one that reads. */
  @Override
  public void begin(TxnType type) {
    if (type == TxnType.WRITE) {
      throw readOnly();
    }
    transactions.begin(TxnType.READ);
  }

  @Override
  public boolean promote(Promote mode) {
    throw readOnly();
  }
}
