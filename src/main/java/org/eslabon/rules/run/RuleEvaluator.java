package org.eslabon.rules.run;

import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;

/**
 * Works out what one rule concludes from a graph. Implementations keep no state between calls and
 * never change the graph.
 */
public interface RuleEvaluator {

  /**
   * Hands over every triple that the rule's head gives for the solutions of its body, in any order
   * and possibly several times.
   *
   * @param facts the union of theory, asserted and inferred triples; not changed meanwhile
   * @param stop asked to end early; the evaluation then fails with its problem
   * @return how many solutions the body has
   */
  long evaluate(Rule rule, Graph facts, StopSignal stop, Consumer<Triple> conclusions);
}
