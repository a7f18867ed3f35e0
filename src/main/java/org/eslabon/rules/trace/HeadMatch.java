package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.NewTerms;

/**
 * Runs the head of a rule backwards: what a conclusion says about the variables of the body.
 *
 * <p>A node that the rule made new says nothing by itself, since its IRI cannot be taken apart. But
 * the same solution wrote the other triples of the head about it, so they are looked up: with
 * {@code ?node esl:outlookFor ?firm} in the head, the node's firm is the firm of the body. All that
 * is a narrowing only; each solution is checked against the conclusion.
 */
public final class HeadMatch {

  /** More combinations than this narrow less than they cost. */
  private static final int SEEDS = 200;

  private final Rule rule;
  private final Graph facts;
  private final Set<Var> made;
  private final Set<Var> certain;

  public HeadMatch(Rule rule, Graph facts) {
    this.rule = rule;
    this.facts = facts;
    this.made = NewTerms.inHead(rule);
    this.certain = CertainVariables.of(rule.body());
  }

  /** Whether the head of the rule has a template that could become the triple. */
  public static boolean couldWrite(Rule rule, Triple triple) {
    return rule.head().stream().anyMatch(template -> ends(template, triple).isPresent());
  }

  /** What is known of the solutions that write the conclusion by this template. */
  public List<Binding> seeds(Triple template, Triple conclusion) {
    return ends(template, conclusion)
        .map(
            ends ->
                isNew(template.getSubject())
                    ? withSiblings(template, conclusion.getSubject(), ends)
                    : List.of(ends))
        .orElse(List.of());
  }

  private boolean isNew(Node subject) {
    return subject.isBlank() || (subject.isVariable() && made.contains(Var.alloc(subject)));
  }

  /** The values that the template takes from the triple, if it can become the triple. */
  private static Optional<Binding> ends(Triple template, Triple conclusion) {
    Binding ends = BindingFactory.empty();
    for (Node[] pair :
        new Node[][] {
          {template.getSubject(), conclusion.getSubject()},
          {template.getPredicate(), conclusion.getPredicate()},
          {template.getObject(), conclusion.getObject()}
        }) {
      if (pair[0].isBlank()) {
        if (!pair[1].isBlank()) {
          return Optional.empty();
        }
      } else {
        Optional<Binding> next = Bindings.match(pair[0], pair[1], ends);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        ends = next.get();
      }
    }
    return Optional.of(ends);
  }

  private List<Binding> withSiblings(Triple template, Node node, Binding ends) {
    Set<Binding> seeds = new LinkedHashSet<>(Set.of(ends));
    for (Triple sibling : rule.head()) {
      if (sibling.getSubject().equals(template.getSubject()) && isAlwaysWritten(sibling)) {
        Set<Binding> extended = new LinkedHashSet<>();
        for (Binding seed : seeds) {
          Triple wanted = Substitute.substitute(sibling, seed);
          facts
              .find(node, Bindings.orAny(wanted.getPredicate()), orAny(wanted.getObject()))
              .forEach(
                  triple ->
                      Bindings.match(sibling.getPredicate(), triple.getPredicate(), seed)
                          .flatMap(
                              next ->
                                  sibling.getObject().isBlank()
                                      ? Optional.of(next)
                                      : Bindings.match(
                                          sibling.getObject(), triple.getObject(), next))
                          .ifPresent(extended::add));
        }
        if (extended.size() > SEEDS) {
          break;
        }
        seeds = extended;
      }
    }
    return new ArrayList<>(seeds);
  }

  private static Node orAny(Node term) {
    return term.isBlank() ? Node.ANY : Bindings.orAny(term);
  }

  /** A triple whose variables may be unbound may be missing, and then its absence says nothing. */
  private boolean isAlwaysWritten(Triple sibling) {
    return sibling.getPredicate().isURI() && isAlwaysBound(sibling.getObject());
  }

  private boolean isAlwaysBound(Node term) {
    return !term.isVariable() || certain.contains(Var.alloc(term));
  }
}
