package org.eslabon.rules.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;
import org.eslabon.rules.trace.Evidence;

/**
 * One way in which a rule reaches a conclusion. Immutable.
 *
 * @param values what the variables of the body stand for, by name
 * @param evidence what made the body hold
 */
public record Derivation(Rule rule, Map<String, Node> values, List<Evidence> evidence) {

  public Derivation {
    values = Map.copyOf(values);
    evidence = List.copyOf(evidence);
  }

  /** The statements it rests on, each once. */
  public Stream<Triple> premises() {
    return evidence.stream().flatMap(Evidence::premises).distinct();
  }
}
