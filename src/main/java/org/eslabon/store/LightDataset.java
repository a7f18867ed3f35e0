package org.eslabon.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphCollection;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalLock;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in memory that is cheap to fill: one hash-indexed graph a name, and their union as a
 * graph of its own once somebody asks for it. A write transaction copies a graph that was there
 * before when it first writes to it, so that it can be undone. One writer or many readers at a
 * time.
 */
final class LightDataset extends DatasetGraphCollection implements TransactedDataset {

  private final TransactionalLock lock = TransactionalLock.createMRSW();
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final Map<Node, Graph> graphs = new LinkedHashMap<>();

  /** Graphs that are only read: those before the transaction, and those that others gave us. */
  private final Set<Node> shared = new HashSet<>();

  private Map<Node, Graph> before = Map.of();
  private @Nullable Graph union;

  @Override
  public void add(Quad quad) {
    writable(quad.getGraph()).add(quad.asTriple());
  }

  @Override
  public void delete(Quad quad) {
    if (graphs.containsKey(key(quad.getGraph()))) {
      writable(quad.getGraph()).delete(quad.asTriple());
    }
  }

  /** The unnamed graph goes by several names. */
  private static Node key(Node graph) {
    return Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
  }

  private Graph writable(Node graph) {
    Node name = key(graph);
    union = null;
    if (shared.remove(name)) {
      graphs.computeIfPresent(name, (same, old) -> copy(old));
    }
    return graphs.computeIfAbsent(name, missing -> GraphMemFactory.createGraphMem2());
  }

  private static Graph copy(Graph graph) {
    Graph copy = GraphMemFactory.createGraphMem2();
    GraphUtil.addInto(copy, graph);
    return copy;
  }

  /** The graph itself is read, and never written to. */
  @Override
  public void addGraph(Node name, Graph graph) {
    union = null;
    shared.add(name);
    graphs.put(name, graph);
  }

  @Override
  public void removeGraph(Node name) {
    union = null;
    shared.remove(name);
    graphs.remove(name);
  }

  @Override
  public boolean containsGraph(Node name) {
    if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
      return true;
    }
    Graph graph = graphs.get(name);
    return graph != null && !graph.isEmpty();
  }

  /** A graph without triples is not there. */
  @Override
  public Iterator<Node> listGraphNodes() {
    return named().map(Map.Entry::getKey).toList().iterator();
  }

  private Stream<Map.Entry<Node, Graph>> named() {
    return graphs.entrySet().stream()
        .filter(entry -> !Quad.isDefaultGraph(entry.getKey()) && !entry.getValue().isEmpty());
  }

  /** A view, so that who writes to it writes here. */
  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isUnionGraph(name)) {
      return getUnionGraph();
    }
    return Quad.isDefaultGraph(name) ? getDefaultGraph() : GraphView.createNamedGraph(this, name);
  }

  /** All triples of named graphs, to be read until the next write. */
  @Override
  public synchronized Graph getUnionGraph() {
    if (union == null) {
      union = GraphMemFactory.createGraphMem2();
      named().forEach(entry -> GraphUtil.addInto(union, entry.getValue()));
    }
    return union;
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
    return findInSpecificNamedGraph(Quad.defaultGraphIRI, subject, predicate, object);
  }

  @Override
  protected Iter<Quad> findInSpecificNamedGraph(
      Node name, Node subject, Node predicate, Node object) {
    Graph graph = Quad.isUnionGraph(name) ? getUnionGraph() : graphs.get(name);
    return graph == null ? Iter.empty() : quads(name, graph, subject, predicate, object);
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
    return Iter.flatMap(
        named().iterator(),
        entry -> quads(entry.getKey(), entry.getValue(), subject, predicate, object));
  }

  private static Iter<Quad> quads(
      Node name, Graph graph, Node subject, Node predicate, Node object) {
    return Iter.iter(graph.find(subject, predicate, object))
        .map(triple -> Quad.create(name, triple));
  }

  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  @Override
  public Transactional transactions() {
    return lock;
  }

  @Override
  public void begin(TxnType type) {
    lock.begin(type);
    if (lock.isTransactionMode(ReadWrite.WRITE)) {
      before = new LinkedHashMap<>(graphs);
      shared.addAll(graphs.keySet());
    }
  }

  @Override
  public void commit() {
    before = Map.of();
    lock.commit();
  }

  @Override
  public void abort() {
    undo();
    lock.abort();
  }

  /** A write that was neither committed nor aborted is undone, and somebody told of it. */
  @Override
  public void end() {
    undo();
    lock.end();
  }

  private void undo() {
    if (lock.isTransactionMode(ReadWrite.WRITE)) {
      union = null;
      graphs.clear();
      graphs.putAll(before);
      before = Map.of();
    }
  }
}
