package org.eslabon.rules.trace;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** Making bindings out of bindings. */
public final class Bindings {

  private Bindings() {}

  public static Binding only(Binding binding, Collection<Var> variables) {
    BindingBuilder builder = BindingFactory.builder();
    binding.forEach(
        (variable, value) -> {
          if (variables.contains(variable)) {
            builder.add(variable, value);
          }
        });
    return builder.build();
  }

  static Binding without(Binding binding, Collection<Var> variables) {
    BindingBuilder builder = BindingFactory.builder();
    binding.forEach(
        (variable, value) -> {
          if (!variables.contains(variable)) {
            builder.add(variable, value);
          }
        });
    return builder.build();
  }

  public static Binding with(Binding binding, Var variable, Node value) {
    return BindingFactory.binding(binding, variable, value);
  }

  /** The solution that makes the pattern the triple, if one extends the one given. */
  public static Optional<Binding> match(Triple pattern, Triple triple, Binding solution) {
    return match(pattern.getSubject(), triple.getSubject(), solution)
        .flatMap(next -> match(pattern.getPredicate(), triple.getPredicate(), next))
        .flatMap(next -> match(pattern.getObject(), triple.getObject(), next));
  }

  /** The solution that makes the term of a pattern the value, if one extends the one given. */
  public static Optional<Binding> match(Node term, Node value, Binding solution) {
    if (term.isTripleTerm() && !term.isConcrete()) {
      return value.isTripleTerm()
          ? match(term.getTriple(), value.getTriple(), solution)
          : Optional.empty();
    }
    if (!Var.isVar(term)) {
      return term.equals(value) ? Optional.of(solution) : Optional.empty();
    }
    Var variable = Var.alloc(term);
    Node before = solution.get(variable);
    if (before == null) {
      return Optional.of(with(solution, variable, value));
    }
    return before.equals(value) ? Optional.of(solution) : Optional.empty();
  }

  public static Node orAny(Node term) {
    return term.isConcrete() ? term : Node.ANY;
  }

  /** The first row of each solution. */
  static Stream<Trace> distinct(Stream<Trace> rows) {
    Set<Binding> seen = new HashSet<>();
    return rows.filter(row -> seen.add(row.solution()));
  }
}
