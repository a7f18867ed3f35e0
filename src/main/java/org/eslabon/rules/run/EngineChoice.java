package org.eslabon.rules.run;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.plan.Stratification;

/** Decides which engine runs a rule set over a dataset. */
final class EngineChoice {

  /** With fewer quads, theory and all, columns take longer to build than they save (0013). */
  private static final int WORTH_COLUMNS = 25_000;

  private final Engine wanted;
  private final Stratification strata;

  EngineChoice(Engine wanted, Stratification strata) {
    this.wanted = wanted;
    this.strata = strata;
  }

  /** Columns hold IRIs, blank nodes and literals; where there are triple terms ARQ runs. */
  boolean isColumnar(DatasetGraph data) {
    if (wanted == Engine.ARQ || ColumnInference.writesTripleTerms(strata.rules())) {
      return false;
    }
    return (wanted == Engine.COLUMNAR || isLarge(data)) && !hasTripleTerms(data);
  }

  private static boolean isLarge(DatasetGraph data) {
    long size = 0;
    for (Iterator<Node> names = data.listGraphNodes(); names.hasNext() && size < WORTH_COLUMNS; ) {
      Node name = names.next();
      if (InferredGraphs.isGiven(name)) {
        size += data.getGraph(name).size();
      }
    }
    return size >= WORTH_COLUMNS;
  }

  private static boolean hasTripleTerms(DatasetGraph data) {
    for (Iterator<Quad> quads = data.find(); quads.hasNext(); ) {
      Quad quad = quads.next();
      if (quad.getObject().isTripleTerm() && InferredGraphs.isGiven(quad.getGraph())) {
        return true;
      }
    }
    return false;
  }
}
