package org.eslabon.column;

import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way in: one piece of the input, whose terms have numbers of their own. Used again
 * for the next piece by the same thread.
 */
final class LocalRows {

  /** Stands for the graph of statements that name none. */
  static final int DEFAULT_GRAPH = -1;

  final TermTable terms = new TermTable();
  private int size;
  private int[] subjects = new int[1 << 12];
  private int[] predicates = new int[1 << 12];
  private int[] objects = new int[1 << 12];
  private int[] graphs = new int[1 << 12];
  private int home = DEFAULT_GRAPH;

  int size() {
    return size;
  }

  int term(byte[] source, int from, int to, int kind) {
    return terms.add(source, from, to, kind, TermText.hash(source, from, to, kind));
  }

  /** Adds a row of terms of this piece. */
  void add(int graph, int subject, int predicate, int object) {
    if (size == subjects.length) {
      subjects = Arrays.copyOf(subjects, size * 2);
      predicates = Arrays.copyOf(predicates, size * 2);
      objects = Arrays.copyOf(objects, size * 2);
      graphs = Arrays.copyOf(graphs, size * 2);
    }
    subjects[size] = subject;
    predicates[size] = predicate;
    objects[size] = object;
    graphs[size++] = graph == DEFAULT_GRAPH ? home : graph;
  }

  int[] subjects() {
    return Arrays.copyOf(subjects, size);
  }

  int[] predicates() {
    return Arrays.copyOf(predicates, size);
  }

  int[] objects() {
    return Arrays.copyOf(objects, size);
  }

  /** Null when all rows are of the default graph. */
  int @Nullable [] graphs() {
    for (int i = 0; i < size; i++) {
      if (graphs[i] != DEFAULT_GRAPH) {
        return Arrays.copyOf(graphs, size);
      }
    }
    return null;
  }

  /** Begins a piece whose statements without a graph are of this one. */
  void begin(Node graph, TermKinds kinds) {
    terms.clear();
    size = 0;
    home = DEFAULT_GRAPH;
    if (!Quad.isDefaultGraph(graph)) {
      byte[] text = TermKinds.text(graph);
      home = term(text, 0, text.length, kinds.of(graph));
    }
  }
}
