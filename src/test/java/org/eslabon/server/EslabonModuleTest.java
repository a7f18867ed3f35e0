package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.system.Txn;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/** A Fuseki of somebody else, which knows nothing of us but our jar. */
final class EslabonModuleTest {

  private static final String VALUES =
      "ASK { ?s ?p %s FILTER NOT EXISTS { ?a ?b ?c FILTER(?c != %s) } }";

  @Test
  void aStockFusekiGetsTheLayers() {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(
        data,
        () -> {
          data.add(quad(GraphNames.asserted("tables"), "1"));
          data.add(quad(GraphNames.inferred("some-rule"), "2"));
          data.add(quad(GraphNames.theory("scheme"), "3"));
        });
    FusekiServer server = FusekiServer.create().port(0).add("/mine", data).build().start();
    try {
      String url = "http://localhost:" + server.getPort() + "/mine";
      assertEquals(true, ask(url + "-asserted", VALUES.formatted("1", "1")));
      assertEquals(true, ask(url + "-inferred/query", VALUES.formatted("2", "2")));
      assertEquals(true, ask(url, "ASK { FILTER NOT EXISTS { ?s ?p ?o } GRAPH ?g { ?s ?p 3 } }"));
      assertThrows(
          QueryExceptionHTTP.class,
          () -> ask(url + "-inferred", "ASK { SERVICE <" + url + "> { GRAPH ?g { ?s ?p ?o } } }"));
    } finally {
      server.stop();
    }
  }

  private static boolean ask(String url, String query) {
    try (QueryExecHTTP execution = QueryExecHTTP.service(url).query(query).build()) {
      return execution.ask();
    }
  }

  private static Quad quad(Node graph, String number) {
    Node name = NodeFactory.createURI("urn:x:a");
    return Quad.create(
        graph, name, name, NodeFactory.createLiteralDT(number, XSDDatatype.XSDinteger));
  }
}
