package org.eslabon.rules;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;

/**
 * Rules that are parsed when somebody needs them: parsing two hundred takes longer than many a
 * question. Not for threads.
 */
public final class RuleShelf {

  private final List<Path> files;
  private final List<UnreadRule> unread = new ArrayList<>();
  private final List<Rule> read = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private record UnreadRule(Path file, RuleText text, HeadGlance head) {}

  private RuleShelf(List<Path> files) {
    this.files = files;
  }

  /**
   * The rules of a folder that could conclude what matches a pattern, those that could conclude
   * what these look for, and so on. What is wrong with the others is not seen. A folder that also
   * has rules in Turtle or SPARQL-RL is read whole.
   *
   * @param looksFor the patterns of a rule
   * @throws ProblemException with every problem of the rules that were read
   */
  public static RuleSet readBehind(
      Path folder, Collection<Triple> patterns, Function<Rule, Collection<Triple>> looksFor) {
    List<Path> files = RuleSetReader.ruleFiles(folder);
    return files.stream().allMatch(file -> file.toString().endsWith(".rq"))
        ? new RuleShelf(files).take(patterns, looksFor)
        : RuleSetReader.read(folder);
  }

  private RuleSet take(Collection<Triple> patterns, Function<Rule, Collection<Triple>> looksFor) {
    for (Path file : files) {
      RuleSetReader.text(file, problems)
          .ifPresent(text -> unread.add(new UnreadRule(file, text, HeadGlance.at(text.text()))));
    }
    Set<Triple> asked = new HashSet<>();
    Deque<Triple> open = new ArrayDeque<>(patterns);
    while (!open.isEmpty()) {
      Triple pattern = withoutVariables(open.pop());
      if (asked.add(pattern)) {
        parse(pattern).forEach(rule -> open.addAll(looksFor.apply(rule)));
      }
    }
    return RuleSetReader.ruleSet(read, problems);
  }

  private List<Rule> parse(Triple pattern) {
    List<UnreadRule> found =
        unread.stream().filter(rule -> rule.head().couldConclude(pattern)).toList();
    unread.removeAll(found);
    List<Rule> rules =
        found.stream()
            .flatMap(rule -> RuleSetReader.parse(rule.file(), rule.text(), problems).stream())
            .toList();
    read.addAll(rules);
    return rules;
  }

  /** So that nothing is asked twice in other words. */
  private static Triple withoutVariables(Triple pattern) {
    return Triple.create(Node.ANY, orAny(pattern.getPredicate()), orAny(pattern.getObject()));
  }

  private static Node orAny(Node term) {
    return term.isURI() ? term : Node.ANY;
  }
}
