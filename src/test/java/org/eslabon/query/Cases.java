package org.eslabon.query;

import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.store.Bundled;

/** Datasets to ask, with the bundled theory, after inference. Each is made once and then read. */
final class Cases {

  private Cases() {}

  /** All bundled datasets together. */
  static DatasetGraph bundled() {
    return BundledCases.DATA;
  }

  /** The tables that were made up so that every query has an answer. */
  static DatasetGraph madeUp() {
    return MadeUpCase.DATA;
  }

  private static DatasetGraph inferred(Path tables) {
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(LoadRequest.of(tables));
    return graph.data();
  }

  private static final class BundledCases {
    static final DatasetGraph DATA = inferred(Bundled.path("datasets"));
  }

  private static final class MadeUpCase {
    static final DatasetGraph DATA = inferred(Path.of("src/test/resources/query/made-up/tables"));
  }
}
