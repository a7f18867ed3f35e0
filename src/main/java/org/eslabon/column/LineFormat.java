package org.eslabon.column;

/** The formats with one statement a line. */
public enum LineFormat {
  /** N-Triples 1.1: statements of the default graph, or of the graph that the caller names. */
  TRIPLES,
  /** N-Quads 1.1: each statement may name its graph. */
  QUADS
}
