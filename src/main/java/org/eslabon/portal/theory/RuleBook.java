package org.eslabon.portal.theory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.ValueGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Dependency;
import org.eslabon.rules.plan.DependencyDrawing;
import org.eslabon.rules.plan.Stratification;

/**
 * The rules with their strata, neighbours and cases. They are read once: the rules of a graph do
 * not change while it is open. Immutable.
 */
public final class RuleBook {

  private final Stratification strata;
  private final Path folder;
  private final Map<Rule, List<Dependency>> reads;
  private final Map<Rule, List<Dependency>> feeds;

  private RuleBook(Stratification strata, Path folder) {
    this.strata = strata;
    this.folder = folder;
    this.reads = strata.dependencies().stream().collect(Collectors.groupingBy(Dependency::from));
    this.feeds = strata.dependencies().stream().collect(Collectors.groupingBy(Dependency::to));
  }

  /** The rules of a graph. */
  public static RuleBook of(ValueGraph graph) {
    return new RuleBook(graph.strata(), graph.settings().rules());
  }

  public Stratification strata() {
    return strata;
  }

  /** The rule of a name. */
  Optional<Rule> rule(String name) {
    return strata.rules().rule(name);
  }

  /** The rules that a framework of the sources counts as its own, by name. */
  Stream<Rule> serving(String framework) {
    return strata.rules().rules().stream()
        .filter(rule -> rule.header().frameworks().contains(framework));
  }

  /** The rules that a rule reads, by name. */
  List<RuleView.Neighbour> readBy(Rule rule) {
    return reads.getOrDefault(rule, List.of()).stream()
        .map(each -> neighbour(each.to(), each))
        .sorted()
        .toList();
  }

  /** The rules that read what a rule writes, by name. */
  List<RuleView.Neighbour> fedBy(Rule rule) {
    return feeds.getOrDefault(rule, List.of()).stream()
        .map(each -> neighbour(each.from(), each))
        .sorted()
        .toList();
  }

  private static RuleView.Neighbour neighbour(Rule rule, Dependency dependency) {
    return new RuleView.Neighbour(rule.name(), rule.header().titles(), dependency.isClosed());
  }

  /** The examples beside a rule: what is given and what has to follow. */
  List<RuleView.Example> examples(Rule rule) {
    Path cases = folder.resolve(rule.name()).resolve("cases");
    if (!Files.isDirectory(cases)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(cases)) {
      return found.filter(Files::isDirectory).sorted().map(RuleBook::example).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RuleView.Example example(Path folder) {
    return new RuleView.Example(
        String.valueOf(folder.getFileName()).replace("/", "").replace('-', ' '),
        text(folder.resolve("given.ttl")),
        text(folder.resolve("derived.ttl")));
  }

  private static List<CodeToken> text(Path file) {
    try {
      return Files.exists(file) ? CodeToken.of(Files.readString(file).strip()) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What depends on what, as SVG. */
  String drawing() {
    return DependencyDrawing.svg(strata);
  }
}
