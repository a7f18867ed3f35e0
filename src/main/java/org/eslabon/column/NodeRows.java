package org.eslabon.column;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** Quads of Jena on their way into a builder. For one thread. */
final class NodeRows {

  private static final int ROWS_AT_ONCE = 1 << 15;

  private final GraphBuilder builder;
  private final LocalRows rows = new LocalRows();
  private int pieces;

  NodeRows(GraphBuilder builder) {
    this.builder = builder;
  }

  void add(Quad quad) {
    int graph = quad.isDefaultGraph() ? LocalRows.DEFAULT_GRAPH : term(quad.getGraph());
    rows.add(graph, term(quad.getSubject()), term(quad.getPredicate()), term(quad.getObject()));
    if (rows.size() == ROWS_AT_ONCE) {
      flush();
    }
  }

  /** Hands over what is left. */
  void flush() {
    builder.take(pieces++, rows);
    rows.begin(Quad.defaultGraphIRI, builder.kinds());
  }

  private int term(Node node) {
    byte[] text = TermKinds.text(node);
    return rows.term(text, 0, text.length, builder.kinds().of(node));
  }
}
