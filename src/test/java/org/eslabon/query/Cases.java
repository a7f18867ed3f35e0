package org.eslabon.query;

import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.ColumnStore;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.store.Bundled;

/** Datasets to ask, with the bundled theory, after inference. Each is made once and then read. */
final class Cases {

  private static final Path MADE_UP = Path.of("src/test/resources/query/made-up/tables");

  private Cases() {}

  /** All bundled datasets together. */
  static DatasetGraph bundled() {
    return BundledCases.DATA;
  }

  /** The tables that were made up so that every query has an answer. */
  static DatasetGraph madeUp() {
    return MadeUpCase.DATA;
  }

  /** The same as {@link #bundled}, read and worked out in columns. */
  static DatasetGraph bundledColumns() {
    return BundledColumns.DATA;
  }

  /** The same as {@link #madeUp}, read and worked out in columns. */
  static DatasetGraph madeUpColumns() {
    return MadeUpColumns.DATA;
  }

  private static DatasetGraph columns(Path tables) {
    return ColumnStore.infer(LoadRequest.of(tables), GraphSettings.bundled()).graph().data();
  }

  private static final class BundledColumns {
    static final DatasetGraph DATA = columns(Bundled.path("datasets"));
  }

  private static final class MadeUpColumns {
    static final DatasetGraph DATA = columns(MADE_UP);
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
    static final DatasetGraph DATA = inferred(MADE_UP);
  }
}
