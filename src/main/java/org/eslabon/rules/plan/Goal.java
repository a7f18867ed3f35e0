package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.Template;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleHeader;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleText;

/**
 * What the <em>query</em> operation of SPARQL-RL asks: a pattern that base graph and rules together
 * may make true. Immutable.
 *
 * @param solutions the pattern as SELECT
 * @param triples the triples of the pattern as CONSTRUCT
 */
public record Goal(Query solutions, Query triples) {

  /** No rule of a user can have this name. */
  private static final String NAME = "(goal)";

  private static final String START = "SELECT * WHERE {\n";

  /**
   * The goal that a pattern spells: what may stand between the braces of WHERE.
   *
   * @throws ProblemException R115 when it is not a pattern
   */
  public static Goal parse(String pattern, PrefixMapping prefixes) {
    Query select = QueryFactory.make();
    select.setPrefixMapping(prefixes);
    try {
      QueryFactory.parse(select, START + pattern + "\n}", null, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw new ProblemException(
          SyntaxProblem.of(e, ProblemCode.R115, START + pattern, Goal::place));
    }
    List<Triple> triples = new ArrayList<>();
    ElementWalker.walk(
        select.getQueryPattern(),
        new ElementVisitorBase() {
          @Override
          public void visit(ElementPathBlock block) {
            block.getPattern().getList().stream()
                .filter(TriplePath::isTriple)
                .map(TriplePath::asTriple)
                .forEach(triples::add);
          }
        });
    if (triples.isEmpty()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.R115,
              "`" + pattern + "` asks for no triple",
              null,
              "write a pattern such as `?link esl:governance ?type`"));
    }
    return new Goal(select, construct(triples, select.getQueryPattern(), prefixes));
  }

  /** The pattern begins on the second line of the query. */
  private static SourcePlace place(int line, int column) {
    return line < 2 ? SourcePlace.of("--goal") : new SourcePlace("--goal", line - 1L, column);
  }

  private static Query construct(List<Triple> triples, Element where, PrefixMapping prefixes) {
    Query query = QueryFactory.make();
    query.setPrefixMapping(prefixes);
    query.setQueryConstructType();
    query.setConstructTemplate(new Template(BasicPattern.wrap(triples)));
    ElementGroup group = new ElementGroup();
    group.addElement(where);
    query.setQueryPattern(group);
    return query;
  }

  /** The rules that have a part in the answer: those it reads from, and all these depend on. */
  public RuleSet neededOf(RuleSet rules) {
    Rule goal = goal();
    List<Rule> withGoal = new ArrayList<>(rules.rules());
    withGoal.add(goal);
    List<Dependency> dependencies = DependencyGraph.of(new RuleSet(withGoal)).dependencies();
    Set<Rule> needed = new LinkedHashSet<>();
    Deque<Rule> open = new ArrayDeque<>(List.of(goal));
    while (!open.isEmpty()) {
      Rule rule = open.pop();
      if (needed.add(rule)) {
        dependencies.stream()
            .filter(dependency -> dependency.from().equals(rule))
            .map(Dependency::to)
            .forEach(open::add);
      }
    }
    needed.remove(goal);
    return new RuleSet(List.copyOf(needed));
  }

  private Rule goal() {
    Query query = construct(List.of(), triples.getQueryPattern(), solutions.getPrefixMapping());
    RuleText text = new RuleText("--goal", 0, "");
    return Rule.of(NAME, RuleHeader.titled(NAME), text, query);
  }
}
