package org.eslabon.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.RulePlan;

/** Which rules can run on many machines. Asked before any job starts. */
final class PlanCheck {

  private PlanCheck() {}

  /**
   * The plans of all rules.
   *
   * @throws ProblemException with one problem for each rule that has to run on one machine
   */
  static Map<Rule, Operator> plans(RuleSet rules) {
    Map<Rule, Operator> plans = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      RulePlan plan = RulePlan.of(rule);
      Optional<Operator> compiled = plan.compiled();
      Optional<String> reason =
          compiled.isPresent() ? reason(rule, compiled.get()) : Optional.of(plan.reason());
      if (reason.isPresent()) {
        problems.add(problem(rule, reason.get()));
      } else {
        plans.put(rule, compiled.orElseThrow());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return plans;
  }

  private static Problem problem(Rule rule, String reason) {
    return new Problem(
        ProblemCode.R306,
        "rule `" + rule.name() + "` cannot run on Spark: " + reason,
        rule.text().start(),
        "say it in another way, or run the rules on one machine: `eslabon rules run`");
  }

  private static Optional<String> reason(Rule rule, Operator plan) {
    if (rule.makesBlankNodes()) {
      return Optional.of("a blank node in the head; give new nodes an IRI");
    }
    if (rule.head().stream().anyMatch(PlanCheck::hasTripleTerm)) {
      return Optional.of("a triple term in the head");
    }
    return plan.walk().flatMap(operator -> reasons(operator).stream()).findFirst();
  }

  private static boolean hasTripleTerm(Triple triple) {
    return triple.getSubject().isTripleTerm() || triple.getObject().isTripleTerm();
  }

  private static Optional<String> reasons(Operator operator) {
    if (operator instanceof Operator.Order) {
      return Optional.of("ORDER BY");
    }
    if (operator instanceof Operator.Slice) {
      return Optional.of("LIMIT or OFFSET");
    }
    if (operator instanceof Operator.Group group) {
      Optional<String> aggregate =
          group.aggregates().stream()
              .map(ExprAggregator::getAggregator)
              .filter(one -> !isKnown(one))
              .map(one -> "the aggregate " + one.getName())
              .findFirst();
      if (aggregate.isPresent()) {
        return aggregate;
      }
    }
    return expressions(operator).flatMap(one -> unsent(one).stream()).findFirst();
  }

  private static boolean isKnown(Aggregator aggregator) {
    return aggregator instanceof AggCount
        || aggregator instanceof AggCountVar
        || aggregator instanceof AggCountVarDistinct
        || Fold.Kind.of(aggregator).isPresent();
  }

  private static Stream<Expr> expressions(Operator operator) {
    Stream<Expr> own =
        operator instanceof Operator.Extend extend
            ? Stream.of(extend.value())
            : operator instanceof Operator.Group group
                ? group.aggregates().stream()
                    .flatMap(one -> Grouping.argument(one.getAggregator()).stream())
                : Stream.of();
    return Stream.concat(own, operator.asked().conditions().stream());
  }

  private static Optional<String> unsent(Expr expression) {
    return Formula.canTravel(expression)
        ? Optional.empty()
        : Optional.of("the expression " + expression + " cannot be sent to other machines");
  }
}
