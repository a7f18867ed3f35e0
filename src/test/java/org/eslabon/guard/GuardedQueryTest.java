package org.eslabon.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.SparqlChange;
import org.eslabon.store.GraphNames;
import org.eslabon.store.UnionQuery;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would never end do, and those that end answer as they would without a guard. */
final class GuardedQueryTest {

  /** How long a query may go on after its time: the machine has other things to do. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  private static final int LINKS = 100_000;
  private static final Map<String, DatasetGraph> DATA = new TreeMap<>();

  @BeforeAll
  static void chainOfLinks(@TempDir Path folder) {
    DATA.put("memory", ValueStore.inMemory());
    DATA.put("tdb2", ValueStore.open(folder.resolve("store")));
    DATA.values().forEach(data -> Txn.executeWrite(data, () -> write(data)));
  }

  @AfterAll
  static void close() {
    DATA.values().forEach(DatasetGraph::close);
  }

  /** One chain through all nodes, and as many links at random. */
  private static void write(DatasetGraph data) {
    Random random = new Random(5);
    Node asserted = GraphNames.asserted("links");
    Node inferred = GraphNames.inferred("some-rule");
    Node supplies = node("supplies");
    Node reaches = node("reaches");
    for (int i = 0; i < LINKS / 2; i++) {
      data.add(Quad.create(asserted, node("n" + i), supplies, node("n" + (i + 1))));
      data.add(
          Quad.create(
              i % 2 == 0 ? asserted : inferred,
              node("n" + random.nextInt(LINKS / 2)),
              reaches,
              node("n" + random.nextInt(LINKS / 2))));
    }
    data.add(
        Quad.create(
            asserted,
            node("n0"),
            node("label"),
            NodeFactory.createLiteralString("a".repeat(40) + "!")));
  }

  private static Node node(String name) {
    return NodeFactory.createURI("urn:" + name);
  }

  private record Deadly(String name, String query, ProblemCode code) {}

  static List<Deadly> deadly() {
    return List.of(
        new Deadly(
            "cross product", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ProblemCode.Q301),
        new Deadly(
            "counted cross product",
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
            ProblemCode.Q301),
        new Deadly(
            "path from everywhere",
            "SELECT (COUNT(*) AS ?n) { ?a (<urn:supplies>|<urn:reaches>)+ ?b }",
            ProblemCode.Q301),
        new Deadly(
            "path that may be empty",
            "SELECT (COUNT(*) AS ?n) { ?a (<urn:supplies>/<urn:reaches>?)* ?b }",
            ProblemCode.Q301),
        new Deadly(
            "every way through a graph",
            "SELECT (COUNT(*) AS ?n) { <urn:n0> (<urn:supplies>|<urn:reaches>|^<urn:reaches>){*} ?b"
                + " }",
            ProblemCode.Q303),
        new Deadly(
            "backtracking regular expression",
            "SELECT * { ?s <urn:label> ?o FILTER regex(?o, '(.*a){20}b') }",
            ProblemCode.Q301),
        new Deadly(
            "regular expression inside EXISTS",
            "SELECT * { ?s <urn:label> ?o FILTER EXISTS { ?s <urn:label> ?p FILTER regex(?p,"
                + " '(.*a){20}b') } }",
            ProblemCode.Q301),
        new Deadly(
            "regular expression in an aggregate",
            "SELECT (SUM(IF(regex(?o, '(.*a){20}b'), 1, 0)) AS ?n) { ?s <urn:label> ?o }",
            ProblemCode.Q301),
        new Deadly(
            "regular expression to sort by",
            "SELECT * { ?s <urn:label> ?o VALUES ?k { 1 2 } } ORDER BY regex(?o, '(.*a){20}b')",
            ProblemCode.Q301),
        new Deadly(
            "regular expression by its IRI",
            "SELECT * { ?s <urn:label> ?o FILTER"
                + " <http://www.w3.org/2005/xpath-functions#matches>(?o, '(.*a){20}b') }",
            ProblemCode.Q301),
        new Deadly(
            "backtracking replacement",
            "SELECT (REPLACE(?o, '(.*a){20}b', 'b') AS ?r) { ?s <urn:label> ?o }",
            ProblemCode.Q301),
        new Deadly(
            "replacement that grows", doubling("REPLACE(?v%d, 'a', 'aa')"), ProblemCode.Q302),
        new Deadly("text that doubles", doubling("CONCAT(?v%d, ?v%1$d)"), ProblemCode.Q302),
        new Deadly("number that squares", squaring(), ProblemCode.Q302),
        new Deadly(
            "huge GROUP_CONCAT",
            "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
            ProblemCode.Q302),
        new Deadly(
            "huge distinct GROUP_CONCAT",
            "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?a), STR(?f))) AS ?all) { ?a ?b ?c . ?d ?e ?f"
                + " }",
            ProblemCode.Q302),
        new Deadly(
            "sorted cross product",
            "SELECT * { ?a <urn:supplies> ?c . ?d <urn:reaches> ?f } ORDER BY ?c ?f LIMIT 1000000",
            ProblemCode.Q301),
        new Deadly(
            "quadratic MINUS",
            "SELECT (COUNT(*) AS ?n) { { ?a ?p ?c } MINUS { ?c ?q ?d FILTER(STR(?d) = 'x') } . ?x"
                + " ?y ?z }",
            ProblemCode.Q301));
  }

  private static String doubling(String growth) {
    StringBuilder query = new StringBuilder("SELECT * { BIND('aaaa' AS ?v0) ");
    for (int i = 0; i < 40; i++) {
      query
          .append("BIND(")
          .append(String.format(growth, i))
          .append(" AS ?v")
          .append(i + 1)
          .append(") ");
    }
    return query.append("}").toString();
  }

  private static String squaring() {
    StringBuilder query = new StringBuilder("SELECT * { BIND(123456789 AS ?v0) ");
    for (int i = 0; i < 40; i++) {
      query.append(String.format("BIND(?v%d * ?v%1$d AS ?v%d) ", i, i + 1));
    }
    return query.append("}").toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadly")
  void queriesOfDeathAreStopped(Deadly deadly) {
    boolean isOfTime = deadly.code() == ProblemCode.Q301;
    Budget budget = new Budget(isOfTime ? Duration.ofMillis(400) : Duration.ofSeconds(20), 100_000);
    DATA.forEach(
        (kind, data) -> {
          long start = System.nanoTime();
          Guard guard = Guard.start(budget);
          QueryCancelledException stopped =
              assertThrows(
                  QueryCancelledException.class,
                  () -> Txn.executeRead(data, () -> rows(data, deadly.query(), guard)),
                  kind);
          assertEquals(deadly.code(), guard.reason(stopped).code(), kind);
          Duration took = Duration.ofNanos(System.nanoTime() - start);
          assertTrue(
              took.compareTo((isOfTime ? budget.time() : Duration.ZERO).plus(GRACE)) < 0,
              kind + " took " + took);
          assertFalse(data.isInTransaction());
        });
  }

  @Test
  void aChainOfFiftyThousandLinksIsFollowedToItsEnd() {
    String query = "SELECT (COUNT(*) AS ?n) { <urn:n0> <urn:supplies>+ ?b }";
    DATA.forEach(
        (kind, data) ->
            assertEquals(
                Map.of("{?n=\"" + LINKS / 2 + "\"^^xsd:integer}", 1),
                Txn.calculateRead(data, () -> rows(data, query, Guard.start(Budget.DEFAULT))),
                kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s <urn:label> ?o FILTER regex(?o, 'A+!', 'i') }",
        "SELECT * { ?s <urn:label> ?o FILTER regex(?o, '.a', 'q') }",
        "SELECT (REPLACE('chain of links', '(l)i', '$1o') AS ?r) {}",
        "SELECT (REPLACE('abc'@es, 'B', 'x', 'i') AS ?r) {}",
        "SELECT (REPLACE('abc', 'x*', '-') AS ?r) {}",
        "SELECT (REPLACE('abc', ?p, '-') AS ?r) { BIND('(' AS ?p) }",
        "SELECT (REPLACE('abc', 'b', '$7') AS ?r) {}",
        "SELECT (regex(1, 'a') AS ?r) {}",
        "SELECT (regex('a', 'A', ?f) AS ?r) { VALUES ?f { 'i' 'y' } }",
        "SELECT (GROUP_CONCAT(?v; separator='/') AS ?r) { VALUES ?v { 1 'b' 'c'@en 'b' } }",
        "SELECT (GROUP_CONCAT(DISTINCT ?v) AS ?r) { VALUES ?v { 1 'b' 'c'@en 'b' UNDEF } }",
        "SELECT ?k (GROUP_CONCAT(?v) AS ?r) { VALUES (?k ?v) { (1 2) (1 3) (2 4) } } GROUP BY ?k"
            + " HAVING(GROUP_CONCAT(?v) = '4')",
        "SELECT ?b { <urn:n49990> <urn:supplies>* ?b }",
        "SELECT ?b { <urn:n49990> <urn:supplies>+/<urn:reaches>? ?b }",
        "SELECT ?a { ?a (<urn:supplies>|^<urn:supplies>){2} <urn:n5> }",
        "SELECT ?a { ?a <urn:supplies>{1,3} <urn:n5> }",
        "SELECT ?b { <urn:n5> !(<urn:reaches>|^<urn:reaches>) ?b }",
        "SELECT ?b { <urn:n49990> (<urn:supplies>/<urn:supplies>)* ?b }",
        "SELECT ?a { VALUES ?a { <urn:n0> <urn:n9> 'nothing' } ?a <urn:label>* <urn:n9> }",
        "SELECT ?a { VALUES ?a { <urn:n7> <urn:n9> } ?a ^<urn:label>+ ?a }",
        "SELECT ?b { <urn:nowhere> <urn:supplies>* ?b }",
        "SELECT (CONCAT('a', STR(1 * 2.5), ENCODE_FOR_URI('ñ ')) AS ?r) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions#replace>('abc', 'b', 'x') AS ?r) {}",
        "SELECT ?x { ?x <urn:label> ?l FILTER NOT EXISTS { ?x <urn:label> ?m FILTER regex(?m, 'b')"
            + " } }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
      })
  void answersAreThoseOfArq(String query) {
    DATA.forEach(
        (kind, data) -> {
          Map<String, Integer> expected =
              Txn.calculateRead(
                  data, () -> counted(UnionQuery.over(data).query(query).build().select()));
          assertEquals(
              expected,
              Txn.calculateRead(data, () -> rows(data, query, Guard.start(Budget.DEFAULT))),
              kind);
        });
  }

  @Test
  void onlyWhatIsVisibleIsThere() {
    String query = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?m) { ?s ?p ?o GRAPH ?g {} }";
    DATA.forEach(
        (kind, data) -> {
          Guard guard = Guard.start(Budget.DEFAULT);
          DatasetGraph view = GuardedQuery.view(data, GraphNames::isInferred, guard);
          Map<String, Integer> found =
              Txn.calculateRead(
                  data,
                  () ->
                      counted(GuardedQuery.over(view, QueryFactory.create(query), guard).select()));
          assertEquals(
              Map.of("{?m=\"1\"^^xsd:integer, ?n=\"25000\"^^xsd:integer}", 1), found, kind);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (<java:org.apache.jena.sparql.function.library.localname>(<urn:x#a>) AS ?r) {}",
        "SELECT ?r { 'a b' <http://jena.apache.org/ARQ/property#strSplit> (?r 'x') }",
        "SELECT ?r { ?r <java:org.apache.jena.sparql.pfunction.library.versionARQ> ?v }",
      })
  void noClassIsLoadedForAQuery(String query) {
    DatasetGraph data = DATA.values().iterator().next();
    Map<String, Integer> found =
        Txn.calculateRead(data, () -> rows(data, query, Guard.start(Budget.DEFAULT)));
    assertTrue(found.isEmpty() || found.equals(Map.of("{}", 1)), found.toString());
  }

  @Test
  void anUpdateIsStoppedToo() {
    String update =
        "INSERT { GRAPH <urn:x:g> { ?a <urn:x:p> ?f } } WHERE { ?a ?b ?c . ?d ?e ?f FILTER(?a = ?f)"
            + " }";
    DATA.forEach(
        (kind, data) -> {
          Guard guard = Guard.start(Budget.DEFAULT.within(Duration.ofMillis(400)));
          ProblemException stopped =
              assertThrows(
                  ProblemException.class,
                  () ->
                      Txn.executeRead(data, () -> SparqlChange.read(update, "update", data, guard)),
                  kind);
          assertEquals(ProblemCode.Q301, stopped.problems().get(0).code());
        });
  }

  @Test
  void anotherThreadMayEndAQuery() {
    DatasetGraph data = DATA.values().iterator().next();
    Guard guard = Guard.start(Budget.DEFAULT);
    guard.stop(Guard.tooDeep());
    QueryCancelledException stopped =
        assertThrows(
            QueryCancelledException.class,
            () -> Txn.executeRead(data, () -> rows(data, "SELECT * { ?s ?p ?o }", guard)));
    assertEquals(ProblemCode.Q303, guard.reason(stopped).code());
  }

  private static Map<String, Integer> rows(DatasetGraph data, String query, Guard guard) {
    DatasetGraph view = GuardedQuery.view(data, null, guard);
    org.apache.jena.query.Query parsed =
        QueryFactory.create(query, org.apache.jena.query.Syntax.syntaxARQ);
    try (QueryExec execution = GuardedQuery.over(view, parsed, guard)) {
      return counted(execution.select());
    }
  }

  /** How often each row comes, without keeping those of an endless answer. */
  private static Map<String, Integer> counted(RowSet rows) {
    Map<String, Integer> counted = new TreeMap<>();
    while (rows.hasNext()) {
      Map<String, String> values = new TreeMap<>();
      rows.next().forEach((variable, value) -> values.put(variable.toString(), value.toString()));
      String row = values.toString();
      if (counted.size() < 10_000) {
        counted.merge(row, 1, Integer::sum);
      }
    }
    return counted;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (1 / ?z AS ?x) { VALUES ?z { 0.0 0 0.00 2.0 } }",
        "SELECT ?x { VALUES ?z { 0.0 0 0.00 2.0 } BIND(3.5 / ?z AS ?x) }",
        "SELECT (COALESCE(1 / ?z, 'none') AS ?x) { VALUES ?z { 0.0 0 0.00 2.0 } }",
        "SELECT (1 / 0.0 AS ?x) { VALUES ?z { 0.0 0 0.00 2.0 } }",
        "SELECT (SUM(1 / ?z) AS ?x) ?z { VALUES ?z { 0.0 0 0.00 2.0 } } GROUP BY ?z",
        "SELECT ?z (1 AS ?x) { VALUES ?z { 0.0 0 0.00 2.0 } } ORDER BY (1 / ?z)",
        "SELECT ?z (1 AS ?x) { VALUES ?z { 0.0 0 0.00 2.0 } FILTER(1 / ?z > 0 || ?z = 0) }"
      })
  void aDivisionByZeroHasNoValueAndEndsNothing(String query) {
    DatasetGraph data = ValueStore.inMemory();
    Guard guard = Guard.start(Budget.DEFAULT);
    Map<String, Integer> rows = Txn.calculateRead(data, () -> rows(data, query, guard));
    assertEquals(4, rows.values().stream().mapToInt(Integer::intValue).sum());
  }
}
