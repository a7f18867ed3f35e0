package org.eslabon.check;

import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.Severity;

/** How grave a finding is, gravest first. */
public enum FindingSeverity {
  /** The data cannot be right, or rules cannot read them. */
  VIOLATION,
  /** Allowed, but it looks wrong or cannot be traced. */
  WARNING,
  /** Nothing wrong; more could be concluded if more were known. */
  INFO;

  /** The same in SHACL: {@code sh:Violation}, {@code sh:Warning}, {@code sh:Info}. */
  public Node term() {
    return switch (this) {
      case VIOLATION -> Severity.Violation.level();
      case WARNING -> Severity.Warning.level();
      case INFO -> Severity.Info.level();
    };
  }

  /** A severity that a shape invented itself counts as a violation, as SHACL has it. */
  static FindingSeverity of(Severity shacl) {
    for (FindingSeverity known : values()) {
      if (known.term().equals(shacl.level())) {
        return known;
      }
    }
    return VIOLATION;
  }
}
