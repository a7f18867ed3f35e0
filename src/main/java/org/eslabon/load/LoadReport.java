package org.eslabon.load;

import java.util.List;

/** What a load has written, in the order of the files. Immutable. */
public record LoadReport(List<LoadedGraph> graphs) {

  public LoadReport {
    graphs = List.copyOf(graphs);
  }

  /** Triples of all graphs together. */
  public long triples() {
    return graphs.stream().mapToLong(LoadedGraph::triples).sum();
  }
}
