package org.eslabon.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/**
 * The named graphs of a dataset as they were at one moment, laid out for many small look-ups by
 * many threads, which wait for nobody. What is looked up comes in an order that only the data
 * decide: blank nodes have names made of what is said of them. Nobody can write to it, and who
 * reads it is always in a transaction.
 */
final class FrozenDataset extends DatasetGraphBaseFind implements TransactedDataset {

  private static final List<Quad> NONE = List.of();

  /** A list that is read through as soon as a shorter one is found. */
  private static final int FEW = 4;

  private final List<Quad> all;

  /** Each node once, so that comparing two that are equal does not read their texts. */
  private final Map<Node, Node> nodes = new HashMap<>();

  private final Map<Node, List<Quad>> graphs = new LinkedHashMap<>();
  private final Map<Node, List<Quad>> subjects = new HashMap<>();
  private final Map<Node, List<Quad>> predicates = new HashMap<>();
  private final Map<Node, List<Quad>> objects = new HashMap<>();
  private final PrefixMap prefixes = PrefixMapFactory.create();
  private final Graph union = new Union();

  /**
   * @param data is read within a transaction of the caller
   */
  FrozenDataset(DatasetGraph data) {
    List<Quad> quads = new ArrayList<>();
    data.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
    all = StableOrder.of(quads).stream().map(this::withKnownNodes).toList();
    for (Quad quad : all) {
      put(graphs, quad.getGraph(), quad);
      put(subjects, quad.getSubject(), quad);
      put(predicates, quad.getPredicate(), quad);
      put(objects, quad.getObject(), quad);
    }
    prefixes.putAll(data.prefixes());
  }

  private Quad withKnownNodes(Quad quad) {
    return Quad.create(
        known(quad.getGraph()),
        known(quad.getSubject()),
        known(quad.getPredicate()),
        known(quad.getObject()));
  }

  private Node known(Node node) {
    return nodes.computeIfAbsent(node, same -> same);
  }

  private static void put(Map<Node, List<Quad>> index, Node key, Quad quad) {
    index.computeIfAbsent(key, any -> new ArrayList<>(2)).add(quad);
  }

  /** The shortest list that holds all that is looked for. */
  private List<Quad> candidates(Node graph, Node subject, Node predicate, Node object) {
    List<Quad> shortest = all;
    shortest = shorter(shortest, subjects, subject);
    shortest = shorter(shortest, objects, object);
    shortest = shorter(shortest, graphs, graph);
    return shorter(shortest, predicates, predicate);
  }

  private static List<Quad> shorter(List<Quad> list, Map<Node, List<Quad>> index, Node key) {
    if (!key.isConcrete() || list.size() <= FEW) {
      return list;
    }
    List<Quad> other = index.getOrDefault(key, NONE);
    return other.size() < list.size() ? other : list;
  }

  private Iterator<Quad> look(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    Node inGraph = wanted(graph);
    Node from = wanted(subject);
    Node by = wanted(predicate);
    Node to = wanted(object);
    List<Quad> candidates = candidates(inGraph, from, by, to);
    return candidates.isEmpty()
        ? Collections.emptyIterator()
        : Iter.filter(
            candidates.iterator(),
            quad ->
                fits(from, quad.getSubject())
                    && fits(by, quad.getPredicate())
                    && fits(to, quad.getObject())
                    && fits(inGraph, quad.getGraph()));
  }

  private Node wanted(@Nullable Node node) {
    return node == null || !node.isConcrete() ? Node.ANY : nodes.getOrDefault(node, node);
  }

  private static boolean fits(Node wanted, Node there) {
    return !wanted.isConcrete() || wanted.equals(there);
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
    return Collections.emptyIterator();
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(
      Node name, Node subject, Node predicate, Node object) {
    return Quad.isUnionGraph(name)
        ? Iter.map(union.find(subject, predicate, object), triple -> Quad.create(name, triple))
        : look(name, subject, predicate, object);
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
    return look(Node.ANY, subject, predicate, object);
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || graphs.containsKey(name);
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Collections.unmodifiableSet(graphs.keySet()).iterator();
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isUnionGraph(name)) {
      return union;
    }
    return Quad.isDefaultGraph(name) ? getDefaultGraph() : GraphView.createNamedGraph(this, name);
  }

  @Override
  public Graph getUnionGraph() {
    return union;
  }

  /** What stands in any graph, each statement once. */
  private final class Union extends GraphBase {

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
      Iterator<Triple> found =
          Iter.map(
              look(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject()),
              Quad::asTriple);
      return WrappedIterator.create(
          pattern.isConcrete() ? Iter.limit(found, 1) : Iter.distinct(found));
    }
  }

  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    throw new UnsupportedOperationException("a frozen dataset is only read");
  }

  @Override
  public void removeGraph(Node name) {
    throw new UnsupportedOperationException("a frozen dataset is only read");
  }

  @Override
  public Transactional transactions() {
    return OpenTransaction.READ;
  }

  @Override
  public boolean supportsTransactionAbort() {
    return false;
  }
}
