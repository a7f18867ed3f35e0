package org.eslabon.portal.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.Layer;

/**
 * What a graph says of one thing: its symmetric concise bounded description, that is the quads in
 * which it is subject or object, and, through blank nodes, what those are said to be. Parts that
 * are named by a fragment of the thing's IRI belong to it. Each quad keeps its graph, so what was
 * asserted and what was concluded can be told apart.
 *
 * @param thing what is described
 * @param quads a dataset of its own; nobody else writes to it
 * @param complete whether all that refers to the thing is there; a thing that very many others
 *     refer to is described without the rest of them
 */
public record Description(Node thing, DatasetGraph quads, boolean complete) {

  /** How many references to one thing a description holds. */
  static final int MOST_REFERENCES = 5_000;

  /** Describes a thing; empty when no graph speaks of it. */
  public static Optional<Description> of(DatasetGraph data, Node thing) {
    return Txn.calculateRead(
        data,
        () -> {
          Search search = new Search(data);
          search.describe(thing);
          return search.found.isEmpty()
              ? Optional.empty()
              : Optional.of(new Description(thing, search.found, search.complete));
        });
  }

  /** Whether a graph speaks of the thing at all. */
  static boolean isKnown(DatasetGraph data, Node thing) {
    return Txn.calculateRead(
        data,
        () ->
            data.contains(Node.ANY, thing, Node.ANY, Node.ANY)
                || data.contains(Node.ANY, Node.ANY, Node.ANY, thing));
  }

  /** Follows blank nodes both ways; each node is described once. */
  private static final class Search {
    private final DatasetGraph data;
    private final DatasetGraph found = DatasetGraphFactory.createGeneral();
    private final Set<Node> described = new HashSet<>();
    private final Set<Node> referredTo = new HashSet<>();
    private final Deque<Node> forwards = new ArrayDeque<>();
    private final Deque<Node> backwards = new ArrayDeque<>();
    private boolean complete = true;
    private int references;

    Search(DatasetGraph data) {
      this.data = data;
    }

    void describe(Node thing) {
      forwards.add(thing);
      backwards.add(thing);
      String parts = thing.isURI() ? thing.getURI() + "#" : "";
      while (!forwards.isEmpty() || !backwards.isEmpty()) {
        if (!forwards.isEmpty()) {
          whatIsSaidOf(forwards.poll(), parts);
        } else {
          whoRefersTo(backwards.poll());
        }
      }
    }

    private void whatIsSaidOf(Node node, String parts) {
      if (!described.add(node)) {
        return;
      }
      Iterator<Quad> quads = data.find(Node.ANY, node, Node.ANY, Node.ANY);
      while (quads.hasNext()) {
        Quad quad = quads.next();
        found.add(quad);
        Node value = quad.getObject();
        boolean isPart = value.isURI() && !parts.isEmpty() && value.getURI().startsWith(parts);
        if (value.isBlank() || isPart) {
          forwards.add(value);
        }
      }
    }

    private void whoRefersTo(Node node) {
      if (!referredTo.add(node)) {
        return;
      }
      Iterator<Quad> quads = data.find(Node.ANY, Node.ANY, Node.ANY, node);
      while (quads.hasNext()) {
        Quad quad = quads.next();
        if (++references > MOST_REFERENCES) {
          complete = false;
          return;
        }
        found.add(quad);
        if (quad.getSubject().isBlank()) {
          forwards.add(quad.getSubject());
          backwards.add(quad.getSubject());
        }
      }
    }
  }

  /** Names of the graphs of one layer that speak of the thing. */
  Set<Node> graphs(Layer layer) {
    Set<Node> graphs = new HashSet<>();
    Iterator<Node> names = quads.listGraphNodes();
    while (names.hasNext()) {
      Node name = names.next();
      if (Layer.of(name) == layer) {
        graphs.add(name);
      }
    }
    return graphs;
  }
}
