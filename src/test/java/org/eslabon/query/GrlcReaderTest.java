package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query files as they are written for grlc. */
final class GrlcReaderTest {

  private static final String WRITTEN_FOR_GRLC =
      """
      #+ summary: Firms of a country
      #+ description: >
      #+   All firms with an address
      #+   in a country.
      #+ endpoint: http://example.org/sparql
      #+ endpoint_in_url: False
      #+ pagination: 50
      #+ method: GET
      #+ tags:
      #+   - Firms
      #+ defaults:
      #+   - country: PE
      #+ enumerate:
      #+   - status:
      #+     - active
      #+     - closed
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      SELECT ?firm ?name WHERE {
        ?firm esl:country ?_country ; esl:name ?name ; esl:status ?_status ;
          esl:founded ?__since_xsd_date .
      }
      """;

  private static NamedQuery read(String text) {
    return QueryReader.catalogued("firms/of-country", "of-country.rq", text);
  }

  private static List<String> problems(String text) {
    ProblemException wrong = assertThrows(ProblemException.class, () -> read(text));
    return wrong.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void decoratorsSayWhatOurHeaderWouldSay() {
    NamedQuery.About about = read(WRITTEN_FOR_GRLC).about();
    assertEquals("Firms of a country", about.title());
    assertEquals("All firms with an address in a country.", about.question());
    assertEquals(List.of("Firms"), about.tags());
    assertEquals(50, about.pageSize());
  }

  @Test
  void variablesWithUnderscoresAreParameters() {
    NamedQuery query = read(WRITTEN_FOR_GRLC);
    Parameter country = query.parameter("country").orElseThrow();
    assertEquals(new Parameter.Need.Default("PE"), country.need());
    Parameter status = query.parameter("status").orElseThrow();
    assertInstanceOf(Parameter.Need.Required.class, status.need());
    assertEquals(List.of("active", "closed"), status.type().words());
    assertTrue(status.read("gone", Esl.DEFAULT_BASE).isEmpty());
    Parameter since = query.parameter("since").orElseThrow();
    assertInstanceOf(Parameter.Need.Omittable.class, since.need());
    assertTrue(since.read("yesterday", Esl.DEFAULT_BASE).isEmpty());
    assertTrue(since.read("2001-02-03", Esl.DEFAULT_BASE).isPresent());
  }

  @ParameterizedTest(name = "?{0} takes {1} as {2}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "_x, Acme, ~\"Acme\"~",
        "_x_literal, Acme, ~\"Acme\"~",
        "_x_es, Zapatos, ~\"Zapatos\"@es~",
        "_x_iri, http://example.org/a, ~http://example.org/a~",
        "_x_integer, 007, ~\"7\"^^xsd:integer~",
        "_x_number, 7, ~\"7\"^^xsd:integer~",
        "_x_number, 7.5, ~\"7.5\"^^xsd:decimal~",
        "_x_date, 2001-02-03, ~\"2001-02-03\"^^xsd:date~",
        "_x_xsd_date, 2001-02-03, ~\"2001-02-03\"^^xsd:date~",
      })
  void theNameOfAVariableSaysTheTypeOfItsValues(String variable, String value, String term) {
    String text =
        "#+ summary: It\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\nSELECT * { ?s ?p ?"
            + variable
            + " }";
    Node read = read(text).about().parameters().get(0).read(value, Esl.DEFAULT_BASE).orElseThrow();
    String shown = read.isURI() ? read.getURI() : read.toString();
    assertEquals(term, shown.replace("http://www.w3.org/2001/XMLSchema#", "xsd:"));
  }

  @Test
  void aValueTakesThePlaceOfTheVariableOfAnotherName() {
    NamedQuery query = read("#+ summary: It\nSELECT ?s { ?s ?p ?_x }");
    Arguments arguments = Arguments.read(query, Map.of("x", "\" } DROP ALL #"), Esl.DEFAULT_BASE);
    Node bound = arguments.binding().get("_x");
    assertEquals(NodeFactory.createLiteralString("\" } DROP ALL #"), bound);
  }

  @Test
  void allWrongDecoratorsAreReportedTogether() {
    assertEquals(
        List.of(
            """
            error[Q102]: unknown decorator `sumary`
              --> of-country.rq:1
              hint: did you mean `summary`?""",
            """
            error[Q102]: `defaults` names `contry`, which is no parameter of the query
              --> of-country.rq:4
              hint: did you mean `country`?""",
            """
            error[Q102]: `none` is no number of rows
              --> of-country.rq:2
              hint: as in: pagination: 100"""),
        problems(
            """
            #+ sumary: Firms
            #+ pagination: none
            #+ defaults:
            #+   - contry: PE
            SELECT ?firm { ?firm ?p ?_country }
            """));
  }

  @Test
  void brokenYamlIsReportedWhereItBreaks() {
    List<String> found = problems("# a comment\n#+ summary: [\n#+ tags: }\nSELECT * { ?s ?p ?o }");
    assertEquals(1, found.size());
    assertTrue(found.get(0).startsWith("error[Q102]: the decorators are not YAML"), found.get(0));
    assertTrue(found.get(0).contains("--> of-country.rq:3"), found.get(0));
  }

  @Test
  void ourHeaderComesBeforeDecorators() {
    NamedQuery query =
        read(
            """
            # # Our title
            #
            # **Question** What do we ask?
            # **For** analyst
            #
            #+ summary: Another title
            #+ tags: [one, two]
            SELECT ?s { ?s ?p ?_x }
            """);
    assertEquals("Our title", query.about().title());
    assertEquals("What do we ask?", query.about().question());
    assertEquals(List.of("one", "two"), query.about().tags());
    assertEquals("x", query.about().parameters().get(0).name());
  }
}
