package org.eslabon.rules.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
   * @param addition adds what was concluded, and answers whether any of it was not there
   */
  record Finding(long solutions, BooleanSupplier addition) {}

  /** Evaluates a rule on the facts so far. What it concludes is not added yet. */
  Finding find(Rule rule);

  /**
   * Whether a rule may be evaluated while other threads evaluate some others.
   *
   * @param others at least one; none of them concludes what the rule reads
   */
  default boolean goesBeside(Rule rule, List<Rule> others) {
    return false;
  }

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
