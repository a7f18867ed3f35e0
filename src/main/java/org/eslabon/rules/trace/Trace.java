package org.eslabon.rules.trace;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/**
 * One solution of a pattern with the evidence for it. Immutable.
 *
 * @param solution values of the variables
 * @param evidence in the order of the pattern
 */
public record Trace(Binding solution, List<Evidence> evidence) {

  public static final Trace EMPTY = new Trace(BindingFactory.empty(), List.of());

  public Trace {
    evidence = List.copyOf(evidence);
  }

  Trace with(Evidence more) {
    return with(solution, List.of(more));
  }

  Trace with(Binding values) {
    return new Trace(values, evidence);
  }

  Trace with(Binding values, List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.addAll(more);
    return new Trace(values, all);
  }
}
