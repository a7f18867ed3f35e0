package org.eslabon.rules.layer;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * A dataset that writes through to another and notes what that changed there, net: a statement that
 * was there before is not noted when it is added, nor is one that goes and comes back. Beyond its
 * limits it notes nothing more. For one thread, within one write transaction.
 */
public class ChangeRecorder extends DatasetGraphWrapper implements DatasetGraphWrapperView {

  private final int addedLimit;
  private final int removedLimit;
  private final Set<Quad> added = new HashSet<>();
  private final Set<Quad> removed = new HashSet<>();
  private boolean isFull;

  /**
   * @param addedLimit statements that may have come
   * @param removedLimit statements that may have gone for a while: one who replaces a graph empties
   *     it first
   */
  public ChangeRecorder(DatasetGraph data, int addedLimit, int removedLimit) {
    super(data);
    this.addedLimit = addedLimit;
    this.removedLimit = removedLimit;
  }

  /** What was changed; empty when that was too much. */
  public Optional<Change> change() {
    return isFull ? Optional.empty() : Optional.of(new Change(added, removed));
  }

  private void note(Quad quad, Set<Quad> here, Set<Quad> there) {
    if (!there.remove(quad)) {
      here.add(quad);
      isFull = added.size() > addedLimit || removed.size() > removedLimit;
      if (isFull) {
        added.clear();
        removed.clear();
      }
    }
  }

  @Override
  public void add(Quad written) {
    Quad quad = Change.normal(written);
    if (isFull) {
      get().add(quad);
    } else if (!get().contains(quad)) {
      get().add(quad);
      note(quad, added, removed);
    }
  }

  @Override
  public void delete(Quad written) {
    Quad quad = Change.normal(written);
    if (isFull) {
      get().delete(quad);
    } else if (get().contains(quad)) {
      get().delete(quad);
      note(quad, removed, added);
    }
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    add(Quad.create(graph, subject, predicate, object));
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    delete(Quad.create(graph, subject, predicate, object));
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
    deleteAll(get().find(graph, subject, predicate, object));
  }

  @Override
  public void removeGraph(Node graph) {
    deleteAll(get().find(graph, Node.ANY, Node.ANY, Node.ANY));
  }

  @Override
  public void clear() {
    deleteAll(get().find());
  }

  private void deleteAll(Iterator<Quad> quads) {
    List<Quad> found = Iter.toList(quads);
    found.forEach(this::delete);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    removeGraph(name);
    GraphUtil.addInto(getGraph(name), graph);
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }

  @Override
  public Graph getUnionGraph() {
    return GraphView.createUnionGraph(this);
  }
}
