package org.eslabon.rules.run;

import java.util.Iterator;
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
    int size = 0;
    Iterator<Quad> quads = data.find();
    while (quads.hasNext() && (wanted == Engine.COLUMNAR || size < WORTH_COLUMNS)) {
      Quad quad = quads.next();
      if (InferredGraphs.isGiven(quad.getGraph())) {
        size++;
        if (quad.getObject().isTripleTerm()) {
          return false;
        }
      }
    }
    return wanted == Engine.COLUMNAR || (size >= WORTH_COLUMNS && !hasTripleTerms(quads));
  }

  private static boolean hasTripleTerms(Iterator<Quad> quads) {
    while (quads.hasNext()) {
      if (quads.next().getObject().isTripleTerm()) {
        return true;
      }
    }
    return false;
  }
}
