package org.eslabon.rules.whynot;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.Suppositions;
import org.eslabon.store.GraphNames;

/**
 * Supposes a remedy and looks whether the conclusion follows. A change can meet every condition on
 * one way and still fail: what it takes away may have kept another conclusion from being drawn,
 * which now stands in the way. Reads only, within the caller's transaction.
 */
final class RemedyTrial {

  private static final Node SUPPOSED = GraphNames.asserted("supposed");

  private final DatasetGraph data;
  private final Suppositions suppositions;

  /**
   * @param time for all trials together
   * @throws ProblemException S010 when the rules have to be run again first
   */
  RemedyTrial(RuleEngine engine, DatasetGraph data, Graph facts, Duration time) {
    this.data = data;
    this.suppositions = new Suppositions(engine, data, facts).within(time);
  }

  /** What came of a trial. */
  enum Outcome {
    WORKS,
    FAILS,
    OUT_OF_TIME
  }

  /** Whether the conclusion follows; not when the rules would fail. */
  Outcome of(Remedy remedy, Triple conclusion) {
    Set<Quad> added = new HashSet<>();
    remedy.add().forEach(fact -> added.add(Quad.create(SUPPOSED, fact)));
    Set<Quad> removed = new HashSet<>();
    for (Triple fact : remedy.remove()) {
      data.find(Node.ANY, fact.getSubject(), fact.getPredicate(), fact.getObject())
          .forEachRemaining(removed::add);
    }
    removed.removeIf(quad -> !GraphNames.isAsserted(quad.getGraph()));
    try {
      Change inferred = suppositions.suppose(new Change(added, removed)).inferred();
      return inferred.added().stream().anyMatch(quad -> quad.asTriple().equals(conclusion))
          ? Outcome.WORKS
          : Outcome.FAILS;
    } catch (ProblemException e) {
      return e.problems().get(0).code() == ProblemCode.R303 ? Outcome.OUT_OF_TIME : Outcome.FAILS;
    }
  }
}
