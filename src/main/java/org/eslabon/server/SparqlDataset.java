package org.eslabon.server;

import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Node;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.jspecify.annotations.Nullable;

/** The datasets that one graph is offered as: everything, what was asserted, what was inferred. */
enum SparqlDataset {
  DATA("/data", null),
  ASSERTED("/asserted", Layer.ASSERTED),
  INFERRED("/inferred", Layer.INFERRED);

  private final String path;
  private final @Nullable Layer layer;

  SparqlDataset(String path, @Nullable Layer layer) {
    this.path = path;
    this.layer = layer;
  }

  /** Its path on the server. */
  String path() {
    return path;
  }

  /** Names of its graphs; {@code null} for all. */
  @Nullable Predicate<Node> visible() {
    return layer == null ? null : name -> Layer.of(name) == layer;
  }

  /** The dataset that an action is about; those of {@link EslabonModule} end as ours do. */
  static SparqlDataset of(HttpAction action) {
    String name = action.getDatasetName();
    for (SparqlDataset dataset : List.of(ASSERTED, INFERRED)) {
      if (name.equals(dataset.path) || name.endsWith(dataset.suffix())) {
        return dataset;
      }
    }
    return DATA;
  }

  /** What {@link EslabonModule} adds to the name of a dataset: {@code -asserted}. */
  String suffix() {
    return "-" + path.substring(1);
  }

  /** Whether a path belongs to one of them. */
  static boolean owns(String path) {
    for (SparqlDataset dataset : values()) {
      if (path.equals(dataset.path) || path.startsWith(dataset.path + "/")) {
        return true;
      }
    }
    return false;
  }

  /** The operations it offers; the layers cannot be written to. */
  DataService service(ValueGraph graph) {
    DataService.Builder service =
        DataService.newBuilder(graph.data())
            .addEndpoint(Operation.Query)
            .addEndpoint(Operation.Query, "query")
            .addEndpoint(Operation.Query, "sparql");
    if (this == DATA) {
      service
          .addEndpoint(Operation.Update)
          .addEndpoint(Operation.Update, "update")
          .addEndpoint(Operation.GSP_RW)
          .addEndpoint(Operation.GSP_RW, "data")
          .addEndpoint(Operation.GSP_R, "get");
    } else {
      service
          .addEndpoint(Operation.GSP_R)
          .addEndpoint(Operation.GSP_R, "data")
          .addEndpoint(Operation.GSP_R, "get");
    }
    return service.build();
  }
}
