package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.rules.layer.Change;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Words in labels and places on the globe, in plain SPARQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchTest {

  private static final String PREFIXES =
      """
      PREFIX text: <http://jena.apache.org/text#>
      PREFIX spatial: <http://jena.apache.org/spatial#>
      PREFIX geo: <http://www.opengis.net/ont/geosparql#>
      PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
      PREFIX spatialF: <http://jena.apache.org/function/spatial#>
      PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """;

  private static final Node GRAPH = NodeFactory.createURI("urn:x:g");

  private Served served;

  @BeforeAll
  void serve() {
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    served = Served.over(graph, "sinos-valley", ServerSettings.local(0));
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private List<String> rows(String query) {
    return served.rows("/data", PREFIXES + query);
  }

  @Test
  void wordsAreFoundInBothLanguages() {
    String english =
        "SELECT DISTINCT ?t { ?t text:query (skos:prefLabel 'hierarchies' 'lang:en') }";
    assertTrue(
        rows(english).contains("https://w3id.org/eslabon/ontology#QuasiHierarchy"),
        rows(english).toString());
    String spanish = "SELECT DISTINCT ?t { ?t text:query (skos:prefLabel 'jerarquias' 'lang:es') }";
    assertTrue(
        rows(spanish).contains("https://w3id.org/eslabon/ontology#QuasiHierarchy"),
        rows(spanish).toString());
    assertEquals(List.of(), rows("SELECT ?t { ?t text:query 'xyzzy' }"));
  }

  @Test
  void whatIsWrittenIsFoundAtOnce() {
    String query = "SELECT ?t ?label { (?t ?score ?label) text:query 'zapateria' }";
    assertEquals(List.of(), rows(query));
    Node shop = NodeFactory.createURI("urn:x:shop");
    Quad name =
        Quad.create(
            GRAPH,
            shop,
            RDFS.label.asNode(),
            NodeFactory.createLiteralLang("Zapatería Ñandú", "es"));
    served.graph().update(new Change(Set.of(name), Set.of()));
    assertEquals(List.of("urn:x:shop,Zapatería Ñandú"), rows(query));
    served.graph().update(new Change(Set.of(), Set.of(name)));
    assertEquals(List.of(), rows(query));
  }

  @Test
  void aWrongTextQueryIsRefused() {
    HttpResponse<String> refused =
        served.query("/data", PREFIXES + "SELECT ?t { ?t text:query '(a AND' }");
    assertEquals(400, refused.statusCode(), refused.body());
  }

  @Test
  void placesNearbyAreFound() {
    String near = "SELECT ?c { ?c spatial:nearby (-29.7 -51.2 %s) ; a esl:Cluster }";
    List<String> sinos = List.of("https://w3id.org/eslabon/id/cluster/sinos-valley");
    assertEquals(sinos, rows(near.formatted("20")));
    assertEquals(sinos, rows(near.formatted("20000 uom:metre")));
    assertEquals(List.of(), rows(near.formatted("2")));
    String box = "SELECT ?c { ?c spatial:withinBox (-30 -52 -29 -51) ; a esl:Cluster }";
    assertEquals(sinos, rows(box));
  }

  @Test
  void distancesAreComputed() {
    List<String> distances =
        rows(
            """
            SELECT ?far
            { <https://w3id.org/eslabon/id/cluster/sinos-valley> geo:hasGeometry/geo:asWKT ?wkt
              BIND(spatialF:distance(?wkt, "POINT(-51.13 -28.68)"^^geo:wktLiteral, uom:metre) AS ?m)
              BIND(?m > 100000 && ?m < 120000 && geof:sfWithin(?wkt, "POLYGON((-52 -30, -51 -30, -51 -29, -52 -29, -52 -30))"^^geo:wktLiteral) AS ?far) }
            """);
    assertEquals(List.of("true"), distances);
  }
}
