package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Running queries over several graphs with values from a user. */
final class QueryRunnerTest {

  private static final String DATA =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      BASE <https://w3id.org/eslabon/id/>
      <graph/asserted/one> {
        <firm/acme> a esl:Firm ; rdfs:label "Acme" ; dct:identifier "acme" ; esl:employees 12 .
        <link/a-b> esl:supplier <firm/acme> ; esl:buyer <firm/big> ; esl:year "1998"^^xsd:gYear .
      }
      <graph/asserted/two> {
        <firm/big> a esl:Firm ; rdfs:label "Big" ; dct:identifier "big" ; esl:employees 900 .
        <firm/a%20b> a esl:Firm ; rdfs:label "A b" ; dct:identifier "a b" .
        <link/a-b> esl:supplier <firm/acme> .
      }
      <graph/inferred/market-by-standard> { <link/a-b> esl:governance esl:Market }
      <graph/theory/eslabon> {
        esl:Market rdfs:label "market"@en, "mercado"@es .
      }
      """;

  private static final String HEADER =
      """
      # # A question
      #
      # **Question** What is asked?
      # **For** researcher
      """;

  private final DatasetGraph data = dataset(DatasetGraphFactory.createTxnMem());
  private final QueryRunner runner = runner(data);

  private static DatasetGraph dataset(DatasetGraph empty) {
    Txn.executeWrite(empty, () -> RDFParser.fromString(DATA, Lang.TRIG).parse(empty));
    return empty;
  }

  private static QueryRunner runner(DatasetGraph data) {
    return new QueryRunner(data, Esl.DEFAULT_BASE, QueryLimits.DEFAULT);
  }

  private static NamedQuery query(String parameters, String sparql) {
    String prefixes = "PREFIX esl: <" + Esl.NS + ">\n";
    return QueryReader.catalogued("test/it", "it.rq", HEADER + parameters + prefixes + sparql);
  }

  private List<List<String>> rows(NamedQuery query, Map<String, String> values) {
    return rows(runner, data, query, values);
  }

  private static List<List<String>> rows(
      QueryRunner runner, DatasetGraph data, NamedQuery query, Map<String, String> values) {
    try (QueryAnswer answer = runner.run(query, values)) {
      Labels labels = new Labels(data, Esl.DEFAULT_BASE, Language.EN);
      return AnswerTable.of(assertInstanceOf(QueryAnswer.Rows.class, answer), labels).cells();
    }
  }

  private List<Problem> problems(NamedQuery query, Map<String, String> values) {
    return assertThrows(ProblemException.class, () -> runner.run(query, values)).problems();
  }

  private static final NamedQuery LINKS_OF_FIRM =
      query(
          "# **Parameter** `firm` firm optional — the supplier\n",
          "SELECT ?link ?firm ?type { ?link esl:supplier ?firm ; esl:governance ?type }");

  @Test
  void factsOfSeveralGraphsJoinAndCountOnce() {
    assertEquals(List.of(List.of("a-b", "Acme", "market")), rows(LINKS_OF_FIRM, Map.of()));
  }

  @Test
  void storedGraphsJoinLikeThoseInMemory(@TempDir Path folder) {
    DatasetGraph stored = dataset(DatabaseMgr.connectDatasetGraph(Location.create(folder)));
    NamedQuery origin =
        query(
            "",
            "SELECT ?g ?type { ?link esl:supplier ?s GRAPH ?g { ?link esl:governance ?type } }");
    assertEquals(rows(origin, Map.of()), rows(runner(stored), stored, origin, Map.of()));
    assertEquals(
        List.of(List.of("id:graph/inferred/market-by-standard", "market")),
        rows(runner(stored), stored, origin, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "acme",
    "id:firm/acme",
    "https://w3id.org/eslabon/id/firm/acme",
    "<https://w3id.org/eslabon/id/firm/acme>"
  })
  void aFirmIsNamedByIdShortNameOrIri(String given) {
    assertEquals(
        List.of(List.of("a-b", "Acme", "market")), rows(LINKS_OF_FIRM, Map.of("firm", given)));
  }

  @Test
  void idsWithBlanksAreFoundAsTheLoaderEncodesThem() {
    NamedQuery size =
        query("# **Parameter** `firm` firm required — it\n", "ASK { ?firm a esl:Firm }");
    try (QueryAnswer answer = runner.run(size, Map.of("firm", "a b"))) {
      assertTrue(assertInstanceOf(QueryAnswer.Truth.class, answer).holds());
    }
  }

  @Test
  void defaultsCountUntilAValueIsGiven() {
    NamedQuery bigger =
        query(
            "# **Parameter** `least` integer default 100 — employees\n",
            "SELECT ?firm { ?firm esl:employees ?n FILTER(?n >= ?least) } ORDER BY ?firm");
    assertEquals(List.of(List.of("Big")), rows(bigger, Map.of()));
    assertEquals(List.of(List.of("Acme"), List.of("Big")), rows(bigger, Map.of("least", "5")));
  }

  @Test
  void valuesCannotChangeTheQuery() {
    NamedQuery named =
        query(
            "# **Parameter** `name` string required — a label\n",
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
                + "SELECT ?firm { ?firm rdfs:label ?name }");
    assertEquals(List.of(), rows(named, Map.of("name", "Acme\" } UNION { ?firm ?p ?o } #")));
    assertEquals(1, rows(named, Map.of("name", "Acme")).size());
  }

  @Test
  void allWrongValuesAreReportedTogether() {
    NamedQuery query =
        query(
            """
            # **Parameter** `firm` firm required — the firm
            # **Parameter** `year` year optional — a year
            # **Parameter** `status` one of esl:Determined, esl:Claimed optional — a status
            """,
            "SELECT * { ?l esl:supplier ?firm ; esl:year ?year ; esl:governanceStatus ?status }");
    List<Problem> found =
        problems(query, Map.of("year", "98", "status", "Determind", "frm", "acme"));
    assertEquals(
        List.of(
            """
            error[Q202]: query `test/it` has no parameter `frm`
              --> parameter frm
              hint: did you mean `firm`?""",
            """
            error[Q203]: query `test/it` needs `firm`: the firm
              --> parameter firm
              hint: expected the id of a firm or an IRI""",
            """
            error[Q204]: `98` does not fit parameter `year`: expected a year of four digits
              --> parameter year""",
            """
            error[Q204]: `Determind` does not fit parameter `status`: expected one of `Determined`, `Claimed`
              --> parameter status
              hint: did you mean `Determined`?"""),
        found.stream().map(Problem::toString).toList());
  }

  @Test
  void aMistypedIdIsNotAnEmptyAnswer() {
    List<Problem> found = problems(LINKS_OF_FIRM, Map.of("firm", "acne"));
    assertEquals(1, found.size());
    assertEquals(ProblemCode.Q205, found.get(0).code());
    assertEquals("did you mean `acme`?", found.get(0).hint());
  }

  @Test
  void choicesOfTermsAreGivenWithoutThePrefix() {
    NamedQuery query =
        query(
            "# **Parameter** `type` one of esl:Market, esl:Network required — governance\n",
            "SELECT ?link ?type { ?link esl:governance ?type }");
    assertEquals(List.of(List.of("a-b", "market")), rows(query, Map.of("type", "Market")));
    assertEquals(List.of(List.of("a-b", "market")), rows(query, Map.of("type", "esl:Market")));
    assertEquals(List.of(), rows(query, Map.of("type", "Network")));
  }

  @Test
  void aQueryOfDeathIsStoppedAndItsTransactionEnds() {
    NamedQuery cross = query("", "SELECT (COUNT(*) AS ?n) { " + crossProduct() + " }");
    QueryRunner hasty =
        new QueryRunner(data, Esl.DEFAULT_BASE, QueryLimits.LOCAL.within(Duration.ofMillis(150)));
    ProblemException stopped =
        assertThrows(ProblemException.class, () -> rows(hasty, data, cross, Map.of()));
    assertEquals(ProblemCode.Q301, stopped.problems().get(0).code());
    assertFalse(data.isInTransaction());
  }

  private static String crossProduct() {
    return IntStream.range(0, 9)
        .mapToObj(n -> "?s" + n + " ?p" + n + " ?o" + n)
        .collect(Collectors.joining(" . "));
  }

  @Test
  void anAnswerOutsideATransactionHoldsItsOwnUntilClosed() {
    try (QueryAnswer answer = runner.run(LINKS_OF_FIRM, Map.of())) {
      assertInstanceOf(QueryAnswer.Rows.class, answer);
      assertTrue(data.isInTransaction());
    }
    assertFalse(data.isInTransaction());
  }

  @Test
  void anAnswerInsideATransactionLeavesItOpen() {
    Txn.executeRead(
        data,
        () -> {
          assertEquals(1, rows(LINKS_OF_FIRM, Map.of()).size());
          assertTrue(data.isInTransaction());
        });
  }

  @Test
  void aRowThatFitsBothSidesOfOrComesOnce() {
    NamedQuery either =
        query(
            "",
            "SELECT ?firm { ?firm a ?class . ?firm esl:employees ?n "
                + "FILTER(?class = esl:Firm || ?n > 10) } ORDER BY ?firm");
    assertEquals(List.of(List.of("Acme"), List.of("Big")), rows(either, Map.of()));
  }

  @Test
  void fromPicksGraphsOfTheStoreAndFetchesNothing() {
    NamedQuery one =
        query(
            "",
            "SELECT ?firm FROM <https://w3id.org/eslabon/id/graph/asserted/two> { ?firm a esl:Firm }"
                + " ORDER BY ?firm");
    assertEquals(List.of(List.of("A b"), List.of("Big")), rows(one, Map.of()));
  }

  @Test
  void describeAndConstructGiveGraphsWithThePrefixesOfTheQuery() {
    NamedQuery graph = query("", "CONSTRUCT { ?l a ?type } WHERE { ?l esl:governance ?type }");
    try (QueryAnswer answer = runner.run(graph, Map.of())) {
      QueryAnswer.Triples triples = assertInstanceOf(QueryAnswer.Triples.class, answer);
      assertEquals(1, triples.graph().size());
      assertEquals(Esl.NS, triples.graph().getPrefixMapping().getNsPrefixURI("esl"));
    }
  }
}
