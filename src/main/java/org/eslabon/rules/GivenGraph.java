package org.eslabon.rules;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.walker.Walker;

/**
 * The base graph of SPARQL-RL, as a body speaks of it: what {@code WHERE DATA} and {@code NOT DATA}
 * read is {@code GRAPH} with this name. No graph of a dataset has it.
 */
public final class GivenGraph {

  public static final Node NAME = NodeFactory.createURI("urn:x-eslabon:given");

  private GivenGraph() {}

  /** Whether the body of the rule asks what was given, apart from what was inferred. */
  public static boolean isReadBy(Rule rule) {
    boolean[] found = {false};
    Walker.walk(
        rule.body(),
        new OpVisitorBase() {
          @Override
          public void visit(OpGraph graph) {
            found[0] = true;
          }
        });
    return found[0];
  }
}
