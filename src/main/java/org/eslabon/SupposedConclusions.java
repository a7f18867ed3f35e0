package org.eslabon;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Hypotheses;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.Supposition;
import org.eslabon.rules.run.Suppositions;
import org.eslabon.store.Delta;

/** Hypotheses worked out by the rule engine. For one read transaction and one thread. */
record SupposedConclusions(Suppositions engine, RuleParts.Part part) implements Hypotheses {

  /** About conclusions with some properties. */
  static SupposedConclusions of(Suppositions whole, RuleParts.Part part) {
    return new SupposedConclusions(whole.with(part.engine()), part);
  }

  @Override
  public Delta consequences(Delta given) {
    return consequences(engine, given);
  }

  static Delta consequences(Suppositions engine, Delta given) {
    Supposition supposed = engine.suppose(new Change(given.added(), given.removed()));
    return new Delta(supposed.inferred().added(), supposed.inferred().removed());
  }

  @Override
  public boolean restOn(Node property) {
    return part.rules().read().contains(property) || part.rules().read().contains(Node.ANY);
  }

  @Override
  public Optional<Object> likeness(Node thing, Set<Node> properties) {
    return part.reach(properties).map(reach -> engine.likeness(reach, thing));
  }
}
