package org.eslabon.rules.whynot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.rules.Rule;
import org.eslabon.rules.trace.Evidence;

/**
 * One way in which a rule comes near a conclusion that it does not reach. Immutable.
 *
 * @param values what the variables of the body stand for, by name, as far as something fits
 * @param requirements the conditions of the rule, in the order of its body
 */
public record NearMiss(Rule rule, Map<String, Node> values, List<Requirement> requirements) {

  public NearMiss {
    values = Map.copyOf(values);
    requirements = List.copyOf(requirements);
  }

  /** What stands between the rule and the conclusion. */
  public List<Requirement> unmet() {
    return requirements.stream().filter(Requirement::isUnmet).toList();
  }

  /** Whether everything is met: the rules have not been run since the facts changed. */
  public boolean isDue() {
    return requirements.stream().allMatch(Requirement.Met.class::isInstance);
  }

  Stream<Requirement.Missing> missing() {
    return requirements.stream()
        .filter(Requirement.Missing.class::isInstance)
        .map(Requirement.Missing.class::cast);
  }

  /** Evidence of the conditions that hold. */
  Stream<Evidence> met() {
    return requirements.stream()
        .filter(Requirement.Met.class::isInstance)
        .flatMap(requirement -> ((Requirement.Met) requirement).evidence().stream());
  }
}
