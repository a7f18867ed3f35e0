package org.eslabon.rules.run;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.eslabon.guard.SafeDivision;
import org.eslabon.model.Esl;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.plan.Footprint;
import org.eslabon.rules.plan.Reading;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.trace.HeadTemplate;

/**
 * Rules that tell, while they run, at which values of a threshold a comparison would end another
 * way. Between two neighbouring ones of these every step of that run would be the same. Not for
 * threads.
 */
public final class ThresholdWatch {

  private static final Node VALUE = Esl.term("thresholdValue");
  private static final Set<Class<?>> COMPARISONS =
      Set.of(
          E_Equals.class,
          E_NotEquals.class,
          E_LessThan.class,
          E_LessThanOrEqual.class,
          E_GreaterThan.class,
          E_GreaterThanOrEqual.class);

  private final Node threshold;
  private final Set<BigDecimal> turns = new TreeSet<>();
  private final Set<String> unfollowed = new LinkedHashSet<>();
  private final RuleEngine engine;

  private ThresholdWatch(Stratification strata, Node threshold) {
    this.threshold = threshold;
    RuleSet watched = new RuleSet(strata.rules().rules().stream().map(this::watched).toList());
    this.engine =
        new RuleEngine(Stratification.of(watched), ThresholdWatch::evaluate, RunLimits.generous());
  }

  /** Watches the use that rules make of a threshold. */
  public static ThresholdWatch of(Stratification strata, Node threshold) {
    return new ThresholdWatch(strata, threshold);
  }

  RuleEngine engine() {
    return engine;
  }

  /** The values at which comparisons turn that were made since this was asked last. */
  public Set<BigDecimal> takeTurns() {
    Set<BigDecimal> taken = new TreeSet<>(turns);
    turns.clear();
    return taken;
  }

  /** Names of rules that use the threshold in a way that cannot be followed to a comparison. */
  public Set<String> unfollowed() {
    return Set.copyOf(unfollowed);
  }

  private Rule watched(Rule rule) {
    Set<Var> variables = new HashSet<>();
    for (Reading reading : Footprint.of(rule).readings()) {
      Triple pattern = reading.pattern();
      boolean isThis = pattern.getSubject().isVariable() || pattern.getSubject().equals(threshold);
      if (isThis && pattern.getPredicate().equals(VALUE) && pattern.getObject().isVariable()) {
        variables.add(Var.alloc(pattern.getObject()));
      }
    }
    if (variables.isEmpty()) {
      return rule;
    }
    AtomicInteger watchedUses = new AtomicInteger();
    Op body =
        Transformer.transform(
            new TransformCopy(), new Watching(rule, variables, watchedUses), rule.body());
    if (uses(rule, variables) != watchedUses.get()) {
      unfollowed.add(rule.name());
    }
    return new Rule(rule.name(), rule.header(), rule.text(), rule.query(), rule.head(), body);
  }

  /** Puts a watched comparison in the place of each that mentions the value. */
  private final class Watching extends ExprTransformCopy {
    private final Rule rule;
    private final Set<Var> variables;
    private final AtomicInteger uses;

    Watching(Rule rule, Set<Var> variables, AtomicInteger uses) {
      this.rule = rule;
      this.variables = variables;
      this.uses = uses;
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      Expr copy = super.transform(function, left, right);
      Set<Var> mentioned = new HashSet<>(function.getVarsMentioned());
      mentioned.retainAll(variables);
      if (mentioned.size() != 1 || !COMPARISONS.contains(function.getClass())) {
        return copy;
      }
      uses.addAndGet(uses(function, variables));
      return WatchedComparison.of(
          (ExprFunction2) copy,
          mentioned.iterator().next(),
          new WatchedComparison.Watcher() {
            @Override
            public void turns(BigDecimal value) {
              turns.add(value.stripTrailingZeros());
            }

            @Override
            public void bends() {
              unfollowed.add(rule.name());
            }
          });
    }
  }

  /** How often the value is used, apart from where it is looked up. */
  private static int uses(Rule rule, Set<Var> variables) {
    AtomicInteger uses = new AtomicInteger();
    Walker.walk(rule.body(), null, counting(variables, uses));
    for (Triple template : rule.head()) {
      if (variables.contains(template.getObject()) || variables.contains(template.getSubject())) {
        uses.incrementAndGet();
      }
    }
    for (Reading reading : Footprint.of(rule).readings()) {
      Triple pattern = reading.pattern();
      if (variables.contains(pattern.getSubject())
          || (variables.contains(pattern.getObject()) && !pattern.getPredicate().equals(VALUE))) {
        uses.incrementAndGet();
      }
    }
    return uses.get();
  }

  private static int uses(Expr expression, Set<Var> variables) {
    AtomicInteger uses = new AtomicInteger();
    Walker.walk(expression, counting(variables, uses));
    return uses.get();
  }

  private static ExprVisitorBase counting(Set<Var> variables, AtomicInteger uses) {
    return new ExprVisitorBase() {
      @Override
      public void visit(ExprVar variable) {
        if (variables.contains(variable.asVar())) {
          uses.incrementAndGet();
        }
      }
    };
  }

  /** A whole rule by its body as it stands here, not as it was spelt. */
  private static long evaluate(
      Rule rule, Graph facts, StopSignal stop, Consumer<Triple> conclusions) {
    HeadTemplate head = new HeadTemplate(rule);
    QueryIterator solutions = Algebra.exec(SafeDivision.in(rule.body()), facts);
    long count = 0;
    try {
      while (solutions.hasNext()) {
        stop.check(rule.name());
        head.fill(solutions.next(), conclusions);
        count++;
      }
    } finally {
      solutions.close();
    }
    return count;
  }
}
