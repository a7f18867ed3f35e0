package org.eslabon.server;

import java.util.List;
import java.util.Set;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiAutoModule;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.rdf.model.Model;
import org.eslabon.guard.RunningQueries;
import org.eslabon.query.QueryLimits;

/**
 * What a stock Fuseki gets by having our jar on its class path: beside each of its datasets {@code
 * /NAME} two more for reading, {@code /NAME-asserted} and {@code /NAME-inferred}, over the same
 * data. The default graph of each is the union of what was loaded, or of what rules concluded, and
 * {@code GRAPH} sees those graphs only. Their queries end at the limits of {@link
 * QueryLimits#DEFAULT} and call no service, whatever the server allows elsewhere. The datasets of
 * the server itself stay as they are.
 */
public final class EslabonModule implements FusekiAutoModule {

  private static final Operation LAYER_QUERY =
      Operation.alloc(
          "https://w3id.org/eslabon/fuseki#layer-query",
          "layer-query",
          "SPARQL query of one layer, within limits");

  private static final List<SparqlDataset> LAYERS =
      List.of(SparqlDataset.ASSERTED, SparqlDataset.INFERRED);

  @Override
  public String name() {
    return "Eslabon";
  }

  @Override
  public void prepare(FusekiServer.Builder builder, Set<String> names, Model configuration) {
    builder.registerOperation(
        LAYER_QUERY,
        new LimitedQuery(
            new RunningQueries(),
            QueryLimits.DEFAULT,
            new AllowedServices(Set.of()),
            QueryIndexes.NONE));
  }

  @Override
  public void configured(
      FusekiServer.Builder builder, DataAccessPointRegistry datasets, Model configuration) {
    for (DataAccessPoint dataset : List.copyOf(datasets.accessPoints())) {
      for (SparqlDataset layer : LAYERS) {
        String name = dataset.getName() + layer.suffix();
        if (!datasets.isRegistered(name)) {
          DataService service =
              DataService.newBuilder(dataset.getDataService().getDataset())
                  .addEndpoint(LAYER_QUERY)
                  .addEndpoint(LAYER_QUERY, "query")
                  .addEndpoint(LAYER_QUERY, "sparql")
                  .build();
          datasets.register(new DataAccessPoint(name, service));
        }
      }
    }
  }
}
