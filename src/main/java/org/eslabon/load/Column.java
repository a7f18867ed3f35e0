package org.eslabon.load;

import org.apache.jena.graph.Node;

/**
 * One column of a canonical table. Immutable.
 *
 * @param name as it stands in the header
 * @param type what its cells hold
 * @param property what links the row to the value. For types that make more than one triple, the
 *     property of the row itself
 * @param need whether a cell may be empty
 * @param arity whether a cell may hold several values, separated by semicolons
 */
record Column(String name, CellType type, Node property, Need need, Arity arity) {

  /** Whether a cell may be empty. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** How many values a cell may hold. */
  enum Arity {
    ONE,
    SEVERAL
  }

  boolean required() {
    return need == Need.REQUIRED;
  }

  boolean several() {
    return arity == Arity.SEVERAL;
  }
}
