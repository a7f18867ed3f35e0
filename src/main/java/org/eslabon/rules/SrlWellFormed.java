package org.eslabon.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprVars;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.rules.SrlDocument.Element;
import org.eslabon.rules.SrlDocument.SrlRule;
import org.jspecify.annotations.Nullable;

/**
 * The well-formedness conditions of SPARQL-RL (section 4.2): elements are taken in the order in
 * which they stand, and each may use only variables that those before it bind.
 */
final class SrlWellFormed {

  private final RuleText text;
  private final List<Problem> problems;

  /** What the body binds anywhere, for hints. */
  private final Set<Var> all = new HashSet<>();

  private SrlWellFormed(RuleText text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  static void check(SrlRule rule, RuleText text, List<Problem> problems) {
    new SrlWellFormed(text, problems).check(rule);
  }

  private void check(SrlRule rule) {
    rule.body().forEach(this::collectAll);
    Set<Var> bound = sequence(rule.body(), Set.of());
    Set<Var> unbound = new LinkedHashSet<>();
    rule.head().stream().flatMap(SrlWellFormed::variables).forEach(unbound::add);
    unbound.removeAll(bound);
    for (Var variable : unbound) {
      String name = variable.getVarName();
      add(
          ProblemCode.R202,
          "head variable `?" + name + "` is not bound in WHERE",
          rule.headSpan().variable(name),
          nearest(name, bound, "WHERE binds"));
    }
  }

  /** Checks the elements after those that bound the variables; all that is bound after them. */
  private Set<Var> sequence(List<Element> elements, Set<Var> before) {
    Set<Var> bound = new LinkedHashSet<>(before);
    for (Element element : elements) {
      if (element instanceof Element.Patterns patterns) {
        patterns.patterns().stream()
            .map(TriplePath::asTriple)
            .flatMap(SrlWellFormed::variables)
            .forEach(bound::add);
      } else if (element instanceof Element.Filter filter) {
        require(ExprVars.getVarsMentioned(filter.condition()), bound, element);
      } else if (element instanceof Element.Negation negation) {
        sequence(negation.body(), bound);
      } else if (element instanceof Element.Assignment assignment) {
        require(ExprVars.getVarsMentioned(assignment.expression()), bound, element);
        if (!bound.add(assignment.variable())) {
          String name = assignment.variable().getVarName();
          add(
              ProblemCode.R204,
              "`SET` gives `?" + name + "` a value, and it has one before",
              element.span().variable(name),
              "take another name, and compare the two in `FILTER`");
        }
      }
    }
    return bound;
  }

  private void collectAll(Element element) {
    if (element instanceof Element.Patterns patterns) {
      patterns.patterns().stream()
          .map(TriplePath::asTriple)
          .flatMap(SrlWellFormed::variables)
          .forEach(all::add);
    } else if (element instanceof Element.Assignment assignment) {
      all.add(assignment.variable());
    }
  }

  private void require(Set<Var> used, Set<Var> bound, Element element) {
    for (Var variable : used) {
      if (!bound.contains(variable)) {
        String name = variable.getVarName();
        add(
            ProblemCode.R203,
            "`?" + name + "` is used here, and nothing before binds it",
            element.span().variable(name),
            all.contains(variable)
                ? "something after it does: change their order"
                : nearest(name, bound, "what stands before binds"));
      }
    }
  }

  private static @Nullable String nearest(String name, Set<Var> bound, String who) {
    Set<String> names =
        bound.stream()
            .filter(VariableName::isWritten)
            .map(Var::getVarName)
            .collect(Collectors.toCollection(TreeSet::new));
    return NearestName.of(name, names).map(near -> who + " `?" + near + "`").orElse(null);
  }

  private static Stream<Var> variables(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
        .flatMap(SrlDocument::variables);
  }

  private void add(ProblemCode code, String message, Token token, @Nullable String hint) {
    problems.add(new Problem(code, message, text.place(token.beginLine, token.beginColumn), hint));
  }
}
