package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers look like in each format. */
final class AnswerWriterTest {

  private static final String ROWS =
      """
      SELECT ?a ?b ?c {
        VALUES (?a ?b ?c) {
          ( <https://w3id.org/eslabon/id/firm/acme> "say \\"hi\\", now" 12.50 )
          ( UNDEF "=HYPERLINK(\\"http://evil\\")" -5 )
          ( <urn:x> "+1"@es true )
          ( <urn:y> "" "@SUM(A1)" )
        }
      }
      """;
  private static final String GRAPH =
      "CONSTRUCT { <urn:a> <https://w3id.org/eslabon/ontology#controls> <urn:b> } WHERE {}";
  private static final String TRUTH = "ASK {}";

  private static String write(String sparql, AnswerFormat format) {
    QueryRunner runner =
        new QueryRunner(DatasetGraphFactory.createTxnMem(), Esl.DEFAULT_BASE, QueryLimits.DEFAULT);
    NamedQuery query = QueryReader.plain("it", "it.rq", sparql);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (QueryAnswer answer = runner.run(query, Map.of())) {
      AnswerWriter.write(answer, format, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void csvIsWhatTheGraphSays() {
    assertEquals(
        """
        a,b,c
        https://w3id.org/eslabon/id/firm/acme,"say ""hi"", now",12.50
        ,"=HYPERLINK(""http://evil"")",-5
        urn:x,+1,true
        urn:y,"",@SUM(A1)
        """
            .replace("\n", "\r\n"),
        write(ROWS, AnswerFormat.CSV));
  }

  @Test
  void spreadsheetsTakeNoTextForAFormula() {
    assertEquals(
        """
        \uFEFFa,b,c
        https://w3id.org/eslabon/id/firm/acme,"say ""hi"", now",12.50
        ,"'=HYPERLINK(""http://evil"")",-5
        urn:x,'+1,true
        urn:y,"",'@SUM(A1)
        """
            .replace("\n", "\r\n"),
        write(ROWS, AnswerFormat.SPREADSHEET));
  }

  @Test
  void jsonHasPlainValues() {
    assertEquals(
        """
        [ {
          "a" : "https://w3id.org/eslabon/id/firm/acme",
          "b" : "say \\"hi\\", now",
          "c" : 12.50
        }, {
          "a" : null,
          "b" : "=HYPERLINK(\\"http://evil\\")",
          "c" : -5
        }, {
          "a" : "urn:x",
          "b" : "+1",
          "c" : true
        }, {
          "a" : "urn:y",
          "b" : "",
          "c" : "@SUM(A1)"
        } ]
        """,
        write(ROWS, AnswerFormat.JSON));
  }

  @Test
  void sparqlJsonKeepsDatatypesAndLanguages() {
    String json = write(ROWS, AnswerFormat.SPARQL_JSON).replaceAll("\\s+", " ");
    assertTrue(json.contains("\"xml:lang\": \"es\" , \"value\": \"+1\""), json);
    assertTrue(json.contains("XMLSchema#decimal\" , \"value\": \"12.50\""), json);
  }

  @Test
  void noRowsGiveAHeaderOrAnEmptyArray() {
    String none = "SELECT ?a { VALUES ?a {} }";
    assertEquals("a\r\n", write(none, AnswerFormat.CSV));
    assertEquals("[ ]", write(none, AnswerFormat.JSON).strip());
  }

  @Test
  void aGraphIsWrittenInEachSyntax() {
    String ntriples = "<urn:a> <https://w3id.org/eslabon/ontology#controls> <urn:b> .\n";
    assertEquals(ntriples, write(GRAPH, AnswerFormat.N_TRIPLES));
    assertTrue(write(GRAPH, AnswerFormat.TURTLE).contains("<urn:a>"));
    assertTrue(write(GRAPH, AnswerFormat.JSON).contains("\"urn:a\""));
    assertTrue(write(GRAPH, AnswerFormat.RDF_XML).contains("rdf:about=\"urn:a\""));
  }

  @Test
  void yesOrNoIsJson() {
    assertEquals("true\n", write(TRUTH, AnswerFormat.JSON));
    assertTrue(write(TRUTH, AnswerFormat.SPARQL_JSON).contains("\"boolean\" : true"));
  }

  @ParameterizedTest
  @EnumSource
  void aFormatEitherFitsOrSaysWhatDoes(AnswerFormat format) {
    int fitting = 0;
    for (String sparql : new String[] {ROWS, GRAPH, TRUTH}) {
      try {
        assertTrue(write(sparql, format).length() > 0);
        fitting++;
      } catch (ProblemException e) {
        assertEquals(ProblemCode.Q206, e.problems().get(0).code());
        assertTrue(String.valueOf(e.problems().get(0).hint()).startsWith("formats for it are "));
      }
    }
    assertTrue(fitting > 0, "no answer can be written as " + format);
  }

  @Test
  void formatsAreFoundByTheWordAUserGives() {
    for (AnswerFormat format : AnswerFormat.values()) {
      assertEquals(format, AnswerFormat.named(format.word()).orElseThrow());
    }
    assertTrue(AnswerFormat.named("xls").isEmpty());
  }

  @Test
  void geoJsonDrawsTheFirstPlaceOfEachRow() {
    assertEquals(
        """
        {
          "type" : "FeatureCollection",
          "features" : [ {
            "type" : "Feature",
            "geometry" : {
              "type" : "Point",
              "coordinates" : [ -51.1, -29.7 ]
            },
            "properties" : {
              "name" : "Vale",
              "firms" : 12
            }
          } ]
        }
        """,
        write(places("\"Vale\" 12 \"POINT(-51.1 -29.7)\"^^geo:wktLiteral"), AnswerFormat.GEOJSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LINESTRING(1 2, 3 4) | \"LineString\", [[1.0,2.0],[3.0,4.0]]",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(1 2) | \"Point\", [1.0,2.0]",
        "POLYGON((0 0, 9 0, 9 9, 0 0), (3 1, 4 1, 4 2, 3 1)) | \"Polygon\","
            + " [[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],[[3.0,1.0],[4.0,1.0],[4.0,2.0],[3.0,1.0]]]",
        "MULTIPOINT((1 2), (3 4)) | \"MultiPoint\", [[1.0,2.0],[3.0,4.0]]",
        "GEOMETRYCOLLECTION(POINT(1 2)) | \"GeometryCollection\","
            + " [{\"type\":\"Point\",\"coordinates\":[1.0,2.0]}]"
      })
  void geoJsonKnowsTheShapesOfWkt(String wkt, String drawn) {
    String answer = write(places("\"it\" 1 \"" + wkt + "\"^^geo:wktLiteral"), AnswerFormat.GEOJSON);
    String member = wkt.startsWith("GEOMETRYCOLLECTION") ? "geometries" : "coordinates";
    String wanted = "{\"type\":" + drawn.replace(", ", ",\"" + member + "\":") + "}";
    assertTrue(
        answer.replaceAll("\\s", "").contains("\"geometry\":" + wanted.replaceAll("\\s", "")),
        answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"POINT(1)\"^^geo:wktLiteral",
        "\"<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(1 2)\"^^geo:wktLiteral",
        "\"POINT EMPTY\"^^geo:wktLiteral",
        "\"POINT(1 2)\"",
        "UNDEF"
      })
  void whatCannotBeDrawnStaysAPropertyInGeoJson(String place) {
    String answer = write(places("\"it\" 1 " + place), AnswerFormat.GEOJSON);
    assertTrue(answer.contains("\"geometry\" : null"), answer);
    assertTrue(answer.contains("\"wkt\" : "), answer);
  }

  private static String places(String row) {
    return "PREFIX geo: <http://www.opengis.net/ont/geosparql#> "
        + "SELECT ?name ?firms ?wkt { VALUES (?name ?firms ?wkt) { ("
        + row
        + ") } }";
  }
}
