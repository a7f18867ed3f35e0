package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleShelf;

/**
 * The rules that have a part in conclusions with some properties: those that write them, and all
 * that these depend on. Run by themselves they conclude what they conclude among the others.
 * Immutable.
 *
 * @param strata the part of the set, in the strata of the whole
 * @param read the properties that they look for; {@link Node#ANY} when some rule looks for any
 */
public record NeededRules(Stratification strata, Set<Node> read) {

  public NeededRules {
    read = Set.copyOf(read);
  }

  /** The rules of the part. */
  public RuleSet rules() {
    return strata.rules();
  }

  /** The part of a set that concludes the properties. */
  public static NeededRules of(Stratification strata, Set<Node> properties) {
    return behind(
        strata,
        properties.stream()
            .map(property -> Triple.create(Node.ANY, property, Node.ANY))
            .collect(Collectors.toSet()));
  }

  /**
   * The rules of a shelf that have a part in what could match one of the patterns, and few others:
   * most of those are not even parsed.
   *
   * @throws ProblemException with every problem of the rules that were parsed
   */
  public static RuleSet read(RuleShelf shelf, Collection<Triple> patterns) {
    return shelf.takeBehind(
        patterns, rule -> BodyReader.read(rule.body()).stream().map(Reading::pattern).toList());
  }

  /** The part of a set that concludes what could match one of the patterns. */
  public static NeededRules behind(Stratification strata, Collection<Triple> patterns) {
    Map<Rule, Set<Rule>> reads = new HashMap<>();
    for (Dependency dependency : strata.dependencies()) {
      reads.computeIfAbsent(dependency.from(), r -> new HashSet<>()).add(dependency.to());
    }
    Set<Rule> needed = new LinkedHashSet<>();
    Deque<Rule> open = new ArrayDeque<>();
    for (Rule rule : strata.rules().rules()) {
      if (rule.head().stream().anyMatch(template -> couldMatch(patterns, template))) {
        open.add(rule);
      }
    }
    while (!open.isEmpty()) {
      Rule rule = open.pop();
      if (needed.add(rule)) {
        open.addAll(reads.getOrDefault(rule, Set.of()));
      }
    }
    Set<Node> read = new HashSet<>();
    for (Rule rule : needed) {
      for (Reading reading : BodyReader.read(rule.body())) {
        Node property = reading.pattern().getPredicate();
        read.add(property.isURI() ? property : Node.ANY);
      }
    }
    return new NeededRules(strata.only(needed), read);
  }

  /** The thresholds that are looked up by rules that look for the property. */
  public static Set<Node> comparedWith(Stratification strata, Node property) {
    Set<Node> thresholds = new HashSet<>();
    for (Rule rule : strata.rules().rules()) {
      List<Triple> patterns = BodyReader.read(rule.body()).stream().map(Reading::pattern).toList();
      if (patterns.stream().anyMatch(pattern -> pattern.getPredicate().equals(property))) {
        patterns.stream()
            .filter(pattern -> pattern.getPredicate().equals(Esl.term("thresholdValue")))
            .forEach(
                pattern ->
                    thresholds.add(pattern.getSubject().isURI() ? pattern.getSubject() : Node.ANY));
      }
    }
    return thresholds;
  }

  private static boolean couldMatch(Collection<Triple> patterns, Triple template) {
    return patterns.stream().anyMatch(pattern -> DependencyGraph.matches(pattern, template));
  }
}
