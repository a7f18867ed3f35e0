package org.eslabon.query;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * A parameter that the header of a query declares.
 *
 * @param name as a user gives it
 * @param variable what the value takes the place of in the query
 * @param type what values it takes
 * @param need what happens when no value is given
 * @param text what it is for, as a form or a help text says it
 */
public record Parameter(String name, Var variable, ParameterType type, Need need, String text) {

  /** A parameter whose variable has its name. */
  public Parameter(String name, ParameterType type, Need need, String text) {
    this(name, Var.alloc(name), type, need, text);
  }

  /** What happens when no value is given. */
  public sealed interface Need {

    /** It is an error. */
    record Required() implements Need {}

    /** The variable stays free, and so matches anything. */
    record Omittable() implements Need {}

    /**
     * This value is taken.
     *
     * @param value as a user would give it
     */
    record Default(String value) implements Need {}
  }

  /** The value that is taken when none is given, as a person would give it. */
  public Optional<String> preset() {
    if (!(need instanceof Need.Default preset)) {
      return Optional.empty();
    }
    return Optional.of(
        type instanceof ParameterType.Choice
            ? ParameterType.Choice.shown(preset.value())
            : preset.value());
  }

  /** The term that a value stands for, or nothing when it is not one of the type. */
  public Optional<Node> read(String value, String base) {
    return type.read(value, base);
  }
}
