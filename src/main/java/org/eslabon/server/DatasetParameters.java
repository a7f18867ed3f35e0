package org.eslabon.server;

import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.Query;
import org.apache.jena.riot.web.HttpNames;

/**
 * The dataset that a request describes ({@code default-graph-uri}, {@code named-graph-uri}), which
 * takes the place of the one in the query (SPARQL 1.1 Protocol, 2.1.4). Both choose among graphs of
 * the store; nothing is fetched.
 */
final class DatasetParameters {

  private DatasetParameters() {}

  static void apply(HttpAction action, Query query) {
    List<String> graphs = values(action, HttpNames.paramDefaultGraphURI);
    List<String> named = values(action, HttpNames.paramNamedGraphURI);
    if (graphs.isEmpty() && named.isEmpty()) {
      return;
    }
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    graphs.forEach(query::addGraphURI);
    named.forEach(query::addNamedGraphURI);
  }

  private static List<String> values(HttpAction action, String name) {
    String[] values = action.getRequestParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }
}
