package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.rules.Rule;

/**
 * Rules that depend on themselves through a closed dependency.
 *
 * @param closed the dependency that closes it
 * @param back the open or closed way from the rule it reads back to the rule that reads
 */
record ClosedCycle(Dependency closed, List<Dependency> back) {

  /** A shortest cycle through the first closed dependency inside a component, if there is one. */
  static Optional<ClosedCycle> find(List<Rule> component, Map<Rule, List<Dependency>> byReader) {
    Set<Rule> members = new HashSet<>(component);
    return component.stream()
        .flatMap(rule -> byReader.getOrDefault(rule, List.of()).stream())
        .filter(dependency -> dependency.isClosed() && members.contains(dependency.to()))
        .min(
            (one, other) ->
                (one.from().name() + " " + one.to().name())
                    .compareTo(other.from().name() + " " + other.to().name()))
        .map(closed -> new ClosedCycle(closed, way(closed.to(), closed.from(), byReader)));
  }

  /** Breadth first, so the way is a shortest one; it exists inside a component. */
  private static List<Dependency> way(Rule start, Rule end, Map<Rule, List<Dependency>> byReader) {
    Map<Rule, Dependency> reachedBy = new HashMap<>();
    Deque<Rule> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty() && !start.equals(end) && !reachedBy.containsKey(end)) {
      Rule rule = queue.remove();
      for (Dependency dependency : byReader.getOrDefault(rule, List.of())) {
        if (!dependency.to().equals(start)
            && reachedBy.putIfAbsent(dependency.to(), dependency) == null) {
          queue.add(dependency.to());
        }
      }
    }
    List<Dependency> way = new ArrayList<>();
    for (Dependency step = reachedBy.get(end); step != null; step = reachedBy.get(step.from())) {
      way.add(0, step);
    }
    return way;
  }

  Problem problem() {
    Rule reader = closed.from();
    List<Rule> rules = new ArrayList<>(List.of(reader, closed.to()));
    back.forEach(dependency -> rules.add(dependency.to()));
    String cycle = rules.stream().map(Rule::name).collect(Collectors.joining("` -> `", "`", "`"));
    Closure closure = closed.closure();
    String why = closure == null ? "" : closure.words();
    return new Problem(
        ProblemCode.R301,
        "rules depend on themselves through a closed dependency: " + cycle,
        reader.text().start(),
        "`"
            + reader.name()
            + "` reads `"
            + show(closed.pattern(), reader.prefixes())
            + "` closed ("
            + why
            + "), which `"
            + closed.to().name()
            + "` writes; if they mean different things, say the class of the subject in both");
  }

  private static String show(Triple pattern, PrefixMapping prefixes) {
    return show(pattern.getSubject(), prefixes)
        + " "
        + show(pattern.getPredicate(), prefixes)
        + " "
        + show(pattern.getObject(), prefixes);
  }

  private static String show(Node term, PrefixMapping prefixes) {
    if (term.equals(Node.ANY)) {
      return "…";
    }
    return term.isVariable()
        ? "?" + term.getName().replace("/", "")
        : FmtUtils.stringForNode(term, prefixes);
  }
}
