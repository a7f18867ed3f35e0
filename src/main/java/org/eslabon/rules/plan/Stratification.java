package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * The strata of a rule set, computed from what the rules read and write: a rule stands no lower
 * than those it depends on, and above those it depends on closed. Immutable; the same for every
 * order of the rules.
 *
 * @param rules the set
 * @param strata lowest first
 * @param dependencies one for each pair of rules that are connected
 * @param assumed what the strata take for granted of new nodes
 */
public record Stratification(
    RuleSet rules, List<Stratum> strata, List<Dependency> dependencies, Set<Disjointness> assumed) {

  public Stratification {
    strata = List.copyOf(strata);
    dependencies = List.copyOf(dependencies);
    assumed = Set.copyOf(assumed);
  }

  /**
   * Computes the strata.
   *
   * @throws ProblemException when rules depend on themselves through a closed dependency, one
   *     problem for each such group of rules
   */
  public static Stratification of(RuleSet rules) {
    DependencyGraph graph = DependencyGraph.of(rules);
    Map<Rule, List<Dependency>> byReader = new HashMap<>();
    for (Dependency dependency : graph.dependencies()) {
      byReader.computeIfAbsent(dependency.from(), r -> new ArrayList<>()).add(dependency);
    }
    List<List<Rule>> components =
        Components.of(
            rules.rules(),
            rule -> byReader.getOrDefault(rule, List.of()).stream().map(Dependency::to).toList());
    refuseClosedCycles(components, byReader);
    return new Stratification(
        rules,
        strata(graph.footprints(), components, byReader),
        graph.dependencies(),
        graph.assumed());
  }

  /**
   * The same strata of some of the rules.
   *
   * @param kept with each rule all that it depends on
   */
  Stratification only(Set<Rule> kept) {
    List<Stratum> left =
        strata.stream()
            .map(stratum -> new Stratum(kept(stratum.once(), kept), kept(stratum.repeated(), kept)))
            .filter(stratum -> !stratum.rules().isEmpty())
            .toList();
    return new Stratification(
        new RuleSet(kept(rules.rules(), kept)),
        left,
        dependencies.stream().filter(dependency -> kept.contains(dependency.from())).toList(),
        assumed.stream()
            .filter(disjoint -> kept.contains(disjoint.maker()))
            .collect(Collectors.toSet()));
  }

  private static List<Rule> kept(List<Rule> rules, Set<Rule> kept) {
    return rules.stream().filter(kept::contains).toList();
  }

  /** What the rule depends on. */
  public List<Dependency> dependenciesOf(Rule rule) {
    return dependencies.stream().filter(d -> d.from().equals(rule)).toList();
  }

  /** Number of the stratum a rule stands in, from 0. */
  public int levelOf(Rule rule) {
    for (int level = 0; level < strata.size(); level++) {
      if (strata.get(level).rules().contains(rule)) {
        return level;
      }
    }
    throw new IllegalArgumentException(rule + " is not in the set");
  }

  private static void refuseClosedCycles(
      List<List<Rule>> components, Map<Rule, List<Dependency>> byReader) {
    List<Problem> problems = new ArrayList<>();
    for (List<Rule> component : components) {
      ClosedCycle.find(component, byReader).ifPresent(cycle -> problems.add(cycle.problem()));
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparing(Problem::message));
      throw new ProblemException(problems);
    }
  }

  private static List<Stratum> strata(
      List<Footprint> footprints,
      List<List<Rule>> components,
      Map<Rule, List<Dependency>> byReader) {
    Map<Rule, Closure> once = new HashMap<>();
    for (Footprint footprint : footprints) {
      if (footprint.once() != null) {
        once.put(footprint.rule(), footprint.once());
      }
    }
    Map<Rule, Integer> levels = new HashMap<>();
    Map<Integer, List<Rule>> byLevel = new TreeMap<>();
    for (List<Rule> component : components) {
      int level = 0;
      for (Rule rule : component) {
        for (Dependency dependency : byReader.getOrDefault(rule, List.of())) {
          @Nullable Integer below = levels.get(dependency.to());
          if (below != null) {
            level = Math.max(level, dependency.isClosed() ? below + 1 : below);
          }
        }
      }
      for (Rule rule : component.stream().sorted(Comparator.comparing(Rule::name)).toList()) {
        levels.put(rule, level);
        byLevel.computeIfAbsent(level, l -> new ArrayList<>()).add(rule);
      }
    }
    return byLevel.values().stream().map(rules -> stratum(rules, once)).toList();
  }

  private static Stratum stratum(List<Rule> rules, Map<Rule, Closure> once) {
    return new Stratum(
        rules.stream().filter(once::containsKey).sorted(Comparator.comparing(Rule::name)).toList(),
        rules.stream().filter(rule -> !once.containsKey(rule)).toList());
  }
}
