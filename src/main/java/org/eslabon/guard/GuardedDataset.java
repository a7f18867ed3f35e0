package org.eslabon.guard;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/**
 * Some graphs of a dataset, their union as the default graph, for reading. Whoever looks something
 * up asks the guard at every step. For one query, inside a transaction. Marked as a view, so that
 * ARQ does not see through it.
 */
final class GuardedDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {

  private final Predicate<Node> visible;
  private final boolean isWhole;
  private final Guard guard;
  private @Nullable List<Node> names;

  /**
   * @param visible names of the graphs that there are; {@code null} for all
   */
  GuardedDataset(DatasetGraph data, @Nullable Predicate<Node> visible, Guard guard) {
    super(data);
    this.isWhole = visible == null;
    this.visible = visible == null ? name -> true : visible;
    this.guard = guard;
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    List<Node> known = names;
    if (known == null) {
      known = new ArrayList<>();
      for (Iterator<Node> all = guarded(get().listGraphNodes()); all.hasNext(); ) {
        Node name = all.next();
        if (visible.test(name)) {
          known.add(name);
        }
      }
      names = known;
    }
    return known.iterator();
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isDefaultGraph(name)
        || Quad.isUnionGraph(name)
        || (visible.test(name) && get().containsGraph(name));
  }

  @Override
  public Graph getDefaultGraph() {
    return new Union();
  }

  @Override
  public Graph getUnionGraph() {
    return new Union();
  }

  @Override
  public Graph getGraph(Node name) {
    return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) ? new Union() : new Named(name);
  }

  @Override
  public Iterator<Quad> find() {
    return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public Iterator<Quad> find(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    if (graph != null && (Quad.isDefaultGraph(graph) || Quad.isUnionGraph(graph))) {
      Node name = graph;
      return Iter.map(
          new Union().find(subject, predicate, object), triple -> Quad.create(name, triple));
    }
    return findNG(graph, subject, predicate, object);
  }

  @Override
  public Iterator<Quad> findNG(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    Iterator<Quad> found = guarded(get().findNG(graph, subject, predicate, object));
    return isWhole ? found : Iter.filter(found, quad -> visible.test(quad.getGraph()));
  }

  @Override
  public boolean contains(Quad quad) {
    return find(quad).hasNext();
  }

  @Override
  public boolean contains(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    return find(graph, subject, predicate, object).hasNext();
  }

  private <T> Iterator<T> guarded(Iterator<T> items) {
    return new GuardedIterator<>(items, guard);
  }

  /** What stands in any visible graph, each statement once. */
  private final class Union extends GraphBase {

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
      guard.check();
      Node subject = pattern.getSubject();
      Node predicate = pattern.getPredicate();
      Node object = pattern.getObject();
      return WrappedIterator.create(
          isWhole
              ? guarded(get().getUnionGraph().find(subject, predicate, object))
              : Iter.distinct(
                  Iter.map(findNG(Node.ANY, subject, predicate, object), Quad::asTriple)));
    }

    @Override
    protected PrefixMapping createPrefixMapping() {
      return get().getDefaultGraph().getPrefixMapping();
    }
  }

  /** One graph; an empty one when it is not visible. */
  private final class Named extends GraphBase {

    private final Node name;

    Named(Node name) {
      this.name = name;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
      guard.check();
      return WrappedIterator.create(
          Iter.map(
              findNG(name, pattern.getSubject(), pattern.getPredicate(), pattern.getObject()),
              Quad::asTriple));
    }

    @Override
    protected PrefixMapping createPrefixMapping() {
      return get().getDefaultGraph().getPrefixMapping();
    }
  }
}
