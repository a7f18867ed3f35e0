package org.eslabon.rules.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;

/**
 * What a run of rules reads and adds to: given facts and conclusions, with a way to evaluate rules
 * on them. For one run.
 */
public interface FactBase {

  /**
   * What one evaluation of a rule came to.
   *
   * @param solutions of the body, as many as had to be looked at
   * @param hasConcluded whether it concluded anything that was not there
   */
  record Outcome(long solutions, boolean hasConcluded) {}

  /** Evaluates a rule on the facts so far and adds what it concludes. */
  Outcome evaluate(Rule rule);

  /** The subjects of what a rule concluded. */
  Stream<Node> subjects(Rule rule);

  /** Whether something is in a class. */
  boolean isIn(Node node, Node type);

  /** A subject of what a rule concluded that is in two classes, if there is one. */
  default Optional<Node> inBoth(Rule maker, Node one, Node other) {
    return subjects(maker).filter(node -> isIn(node, one) && isIn(node, other)).findFirst();
  }

  /** How many triples a rule concluded that were not given. */
  long size(Rule rule);

  /** The conclusions of each rule by its name. */
  Map<String, Set<Triple>> conclusions();
}
