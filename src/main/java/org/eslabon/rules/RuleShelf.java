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
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;

/**
 * Rules that are parsed when somebody needs them: parsing two hundred takes longer than many a
 * question. Their texts are read when the shelf is made, which needs nothing of Jena and so can be
 * done before it has started. To be taken from once. Not for threads.
 */
public final class RuleShelf {

  private final Path place;
  private final boolean isPlain;
  private final List<Rule> read = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private List<UnreadRule> unread = new ArrayList<>();

  private record UnreadRule(Path file, RuleText text, HeadGlance head) {}

  private RuleShelf(Path place) {
    this.place = place;
    List<Path> files = files();
    this.isPlain = files.stream().allMatch(file -> file.toString().endsWith(".rq"));
    if (isPlain) {
      for (Path file : files) {
        RuleSetReader.text(file, problems)
            .ifPresent(text -> unread.add(new UnreadRule(file, text, HeadGlance.at(text.text()))));
      }
    }
  }

  private List<Path> files() {
    try {
      return RuleSetReader.ruleFiles(place);
    } catch (ProblemException e) {
      // said when rules are taken
      problems.addAll(e.problems());
      return List.of();
    }
  }

  /**
   * The rules of a folder, or in one file. Those in Turtle or SPARQL-RL are read when they are
   * taken, and all that stand beside them; what is wrong is said then.
   */
  public static RuleShelf of(Path folderOrFile) {
    return new RuleShelf(folderOrFile);
  }

  /**
   * All rules.
   *
   * @throws ProblemException with every problem of every file
   */
  public RuleSet takeAll() {
    if (!isPlain) {
      return RuleSetReader.read(place);
    }
    parse(head -> true);
    return RuleSetReader.ruleSet(read, problems);
  }

  /**
   * The rules that could conclude what matches a pattern, those that could conclude what these look
   * for, and so on. What is wrong with the others is not seen. A folder that also has rules in
   * Turtle or SPARQL-RL is read whole.
   *
   * @param looksFor the patterns of a rule
   * @throws ProblemException with every problem of the rules that were read
   */
  public RuleSet takeBehind(
      Collection<Triple> patterns, Function<Rule, Collection<Triple>> looksFor) {
    if (!isPlain) {
      return RuleSetReader.read(place);
    }
    Set<Triple> asked = new HashSet<>();
    Deque<Triple> open = new ArrayDeque<>(patterns);
    while (!open.isEmpty()) {
      Triple pattern = withoutVariables(open.pop());
      if (asked.add(pattern)) {
        parse(head -> head.couldConclude(pattern))
            .forEach(rule -> open.addAll(looksFor.apply(rule)));
      }
    }
    return RuleSetReader.ruleSet(read, problems);
  }

  private List<Rule> parse(Predicate<HeadGlance> isWanted) {
    List<UnreadRule> others = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (UnreadRule rule : unread) {
      if (isWanted.test(rule.head())) {
        rules.addAll(RuleSetReader.parse(rule.file(), rule.text(), problems));
      } else {
        others.add(rule);
      }
    }
    unread = others;
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
