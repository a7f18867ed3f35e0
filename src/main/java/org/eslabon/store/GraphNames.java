package org.eslabon.store;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;

/**
 * Names of the graphs of a store. Asserted, theory, inferred and provenance graphs are told apart
 * by their IRI alone, so "who says so" is a graph name.
 */
public final class GraphNames {

  private static final String GRAPHS = Esl.DEFAULT_BASE + "graph/";
  private static final String THEORY = GRAPHS + "theory/";
  private static final String INFERRED = GRAPHS + "inferred/";

  /** Where each asserted graph came from: file, digest, time. */
  public static final Node PROVENANCE = NodeFactory.createURI(GRAPHS + "provenance");

  /** All inferred graphs together, as the provenance graph speaks of them. */
  public static final Node INFERENCE = NodeFactory.createURI(GRAPHS + "inferred");

  private GraphNames() {}

  /** Default name for one input file; {@code path} is {@code folder/file}. */
  public static Node asserted(String path) {
    return NodeFactory.createURI(GRAPHS + "asserted/" + path);
  }

  /** Graph of one file of the theory. */
  public static Node theory(String file) {
    return NodeFactory.createURI(THEORY + file);
  }

  /** Graph of everything that one rule concludes. */
  public static Node inferred(String rule) {
    return NodeFactory.createURI(INFERRED + rule);
  }

  public static boolean isTheory(Node graph) {
    return graph.isURI() && graph.getURI().startsWith(THEORY);
  }

  public static boolean isInferred(Node graph) {
    return graph.isURI() && graph.getURI().startsWith(INFERRED);
  }

  /** Neither theory, inferred nor provenance: somebody's data. */
  public static boolean isAsserted(Node graph) {
    return !isTheory(graph) && !isInferred(graph) && !graph.equals(PROVENANCE);
  }

  /**
   * The rule that an inferred graph belongs to.
   *
   * @throws IllegalArgumentException when the graph is not an inferred one
   */
  public static String ruleOf(Node graph) {
    if (!isInferred(graph)) {
      throw new IllegalArgumentException("not an inferred graph: " + graph);
    }
    return graph.getURI().substring(INFERRED.length());
  }
}
