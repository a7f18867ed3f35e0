package org.eslabon.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
 * before when it first writes to it, so that it can be undone. As long as the graphs it was made
 * with stay as they are, their union is not worked out again. One writer or many readers at a time.
 */
final class LightDataset extends DatasetGraphCollection implements TransactedDataset {

  private final TransactionalLock lock = TransactionalLock.createMRSW();
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final Map<Node, Graph> graphs = new LinkedHashMap<>();

  /** Graphs that are only read: those before the transaction, and those that others gave us. */
  private final Set<Node> shared = new HashSet<>();

  private final SharedGraphs given;

  /** Whether all given graphs are there as they were given. */
  private boolean isIntact = true;

  private Map<Node, Graph> before = Map.of();
  private @Nullable Graph union;

  LightDataset(SharedGraphs given) {
    this.given = given;
    graphs.putAll(given.graphs());
    shared.addAll(graphs.keySet());
  }

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
      isIntact &= !given.graphs().containsKey(name);
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
    isIntact &= !given.graphs().containsKey(name);
    shared.add(name);
    graphs.put(name, graph);
  }

  @Override
  public void removeGraph(Node name) {
    union = null;
    isIntact &= !given.graphs().containsKey(name);
    shared.remove(name);
    graphs.remove(name);
  }

  @Override
  public boolean containsGraph(Node name) {
    if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
      return true;
    }
    Graph graph = graphs.get(name);
    return graph != null && isFilled(name, graph);
  }

  private boolean isFilled(Node name, Graph graph) {
    return (isIntact && given.graphs().containsKey(name)) || !graph.isEmpty();
  }

  /** A graph without triples is not there. */
  @Override
  public Iterator<Node> listGraphNodes() {
    return named().map(Map.Entry::getKey).toList().iterator();
  }

  private Stream<Map.Entry<Node, Graph>> named() {
    return graphs.entrySet().stream()
        .filter(
            entry ->
                !Quad.isDefaultGraph(entry.getKey()) && isFilled(entry.getKey(), entry.getValue()));
  }

  /** Those that may hold what is looked for: of the given ones all or none. */
  private Stream<Map.Entry<Node, Graph>> named(Node subject, Node predicate, Node object) {
    return isIntact && !given.union().contains(subject, predicate, object)
        ? named().filter(entry -> !given.graphs().containsKey(entry.getKey()))
        : named();
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
    return Quad.isDefaultGraph(name) ? getDefaultGraph() : new Named(name);
  }

  /** A view that knows how large it is. */
  private final class Named extends GraphView {

    Named(Node name) {
      super(LightDataset.this, name);
    }

    @Override
    protected int graphBaseSize() {
      Graph graph = graphs.get(getGraphName());
      return graph == null ? 0 : graph.size();
    }
  }

  /** All triples of named graphs, to be read until the next write. */
  @Override
  public synchronized Graph getUnionGraph() {
    if (union == null) {
      union = copy(name -> true);
    }
    return union;
  }

  /** The union of some named graphs, to be written to. */
  Graph copy(Predicate<Node> wanted) {
    boolean isBegun = isIntact && given.isWithin(wanted);
    Graph copy = isBegun ? given.copy() : GraphMemFactory.createGraphMem2();
    named()
        .filter(entry -> wanted.test(entry.getKey()))
        .filter(entry -> !isBegun || !given.graphs().containsKey(entry.getKey()))
        .forEach(entry -> GraphUtil.addInto(copy, entry.getValue()));
    return copy;
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
        named(subject, predicate, object).iterator(),
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
      isIntact = given.graphs().entrySet().stream().allMatch(this::isHere);
    }
  }

  private boolean isHere(Map.Entry<Node, Graph> entry) {
    return graphs.get(entry.getKey()) == entry.getValue();
  }
}
