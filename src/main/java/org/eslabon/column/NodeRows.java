package org.eslabon.column;

import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Takes quads of Jena's terms, in any order, and makes a columnar graph of them. For one thread and
 * one graph.
 */
public final class NodeRows {

  private static final int ROWS_AT_ONCE = 1 << 15;
  private static final int REMEMBERED = 1 << 8;

  private final GraphBuilder builder = new GraphBuilder();
  private final LocalRows rows = new LocalRows();
  private int pieces;

  /** Terms that came a moment ago, and their numbers: most come as the same object again. */
  private final @Nullable Node[] recent = new Node[REMEMBERED];

  private final int[] numbers = new int[REMEMBERED];

  /** Takes a quad; the graph may be any of Jena's names for the default graph. */
  public void add(Node graph, Node subject, Node predicate, Node object) {
    int home = Quad.isDefaultGraph(graph) ? LocalRows.DEFAULT_GRAPH : term(graph);
    rows.add(home, term(subject), term(predicate), term(object));
    if (rows.size() == ROWS_AT_ONCE) {
      flush();
    }
  }

  /** The graph of all that was taken; nothing can be added afterwards. */
  public ColumnGraph build() {
    flush();
    return builder.build();
  }

  private void flush() {
    builder.take(pieces++, rows);
    rows.begin(Quad.defaultGraphIRI, builder.kinds());
    Arrays.fill(recent, null);
  }

  @SuppressWarnings("ReferenceEquality") // equal terms that are two objects only cost time
  private int term(Node node) {
    int place = System.identityHashCode(node) & (REMEMBERED - 1);
    if (recent[place] != node) {
      byte[] text = TermKinds.text(node);
      numbers[place] = rows.term(text, 0, text.length, builder.kinds().of(node));
      recent[place] = node;
    }
    return numbers[place];
  }
}
