package org.eslabon.rules.relation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.Vars;
import org.eslabon.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * How a rule is evaluated: by relations, or by Jena's query engine and why. Immutable.
 *
 * @param operator what the body compiles to, or {@code null}
 * @param reason why there is no operator; empty when there is one
 */
public record RulePlan(Rule rule, @Nullable Operator operator, String reason) {

  /** Compiles the body of a rule. */
  public static RulePlan of(Rule rule) {
    try {
      return new RulePlan(rule, OperatorReader.read(rule.body()), "");
    } catch (OperatorReader.Uncompiled e) {
      return new RulePlan(rule, null, String.valueOf(e.getMessage()));
    }
  }

  /** The variables of which the terms matter, and not only the values. */
  public Set<Var> neededTerms() {
    Set<Var> head = new HashSet<>();
    for (Triple template : rule.head()) {
      Vars.addVarsFromTriple(head, template);
    }
    return operator == null ? head : NeededTerms.of(operator, head);
  }

  /** IRIs and literals that stand in the rule and need ids when it is evaluated. */
  public Set<Node> constants() {
    Set<Node> constants = new HashSet<>();
    rule.head()
        .forEach(t -> constants.addAll(List.of(t.getSubject(), t.getPredicate(), t.getObject())));
    compiled().ifPresent(plan -> plan.walk().forEach(part -> Mentions.constants(part, constants)));
    constants.removeIf(term -> !term.isURI() && !term.isLiteral());
    return constants;
  }

  /** Whether the body works out values, or leaves that to ARQ: they may be terms without ids. */
  public boolean makesTerms() {
    return operator == null
        || operator
            .walk()
            .anyMatch(
                part ->
                    part instanceof Operator.Extend
                        || part instanceof Operator.Group
                        || !part.asked().marks().isEmpty());
  }

  /** The operator, if the body compiles. */
  public Optional<Operator> compiled() {
    return Optional.ofNullable(operator);
  }
}
