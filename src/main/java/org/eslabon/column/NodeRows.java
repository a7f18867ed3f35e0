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

  private final GraphBuilder builder;
  private final LocalRows rows = new LocalRows();

  /** Terms that came a moment ago, and their numbers: most come as the same object again. */
  private final @Nullable Node[] recent = new Node[REMEMBERED];

  private final int[] numbers = new int[REMEMBERED];

  /** Rows of a graph that nobody else brings rows for. */
  public NodeRows() {
    this(new GraphBuilder());
  }

  /** Rows beside those that others bring; {@link #end} hands over the last. */
  public NodeRows(GraphBuilder builder) {
    this.builder = builder;
    rows.begin(Quad.defaultGraphIRI, builder.kinds());
  }

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
    end();
    return builder.build();
  }

  /** Hands over what is left, for {@link GraphBuilder#build}. */
  public void end() {
    flush();
  }

  private void flush() {
    builder.take(builder.nextNumber(), rows, 0);
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
