package org.eslabon.rules;

import org.apache.jena.sparql.core.Var;

/**
 * Names of variables as the author wrote them. In the algebra, variables of inner scopes carry
 * marks, and blank nodes and aggregates are variables too.
 */
public final class VariableName {

  private VariableName() {}

  /** The name without the marks of inner scopes. */
  public static String of(Var variable) {
    return variable.getVarName().replace("/", "");
  }

  /** Whether the author wrote it as a variable. */
  public static boolean isWritten(Var variable) {
    String name = of(variable);
    return !name.isEmpty() && (Character.isLetterOrDigit(name.charAt(0)) || name.charAt(0) == '_');
  }
}
