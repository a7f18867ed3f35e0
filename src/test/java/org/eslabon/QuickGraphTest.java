package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.IsoMatcher;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph that a short command makes holds what the long way gives. */
final class QuickGraphTest {

  private static final String TWIN =
      """
      # # Twins
      # **Derives** a conclusion
      # **Because** a test says so
      # **Source** none
      # **Needs** links
      # **Says** {link} is one
      # **Dice** {link} lo es
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      CONSTRUCT { ?link esl:governance esl:%s } WHERE { ?link a esl:Link }
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @TestFactory
  Stream<DynamicTest> itHoldsWhatLoadAndInferGive() {
    return Stream.of("datasets/gamarra", "datasets/sinos-valley", "datasets/conflicting-claims")
        .map(Path::of)
        .filter(Files::isDirectory)
        .map(input -> DynamicTest.dynamicTest(input.toString(), () -> compare(input)));
  }

  private static void compare(Path input) {
    GraphSettings settings = GraphSettings.bundled();
    try (ValueGraph quick = ValueGraph.of(LoadRequest.of(input), settings);
        ValueGraph slow = ValueGraph.inMemory(settings)) {
      slow.loadAndInfer(LoadRequest.of(input));
      Set<Layer> layers = EnumSet.of(Layer.ASSERTED, Layer.INFERRED);
      DatasetGraph expected = slow.copy(layers);
      DatasetGraph got = quick.copy(layers);
      assertFalse(expected.isEmpty());
      assertTrue(IsoMatcher.isomorphic(expected, got));
      Graph theory = slow.copyUnion(EnumSet.complementOf(EnumSet.of(Layer.PROVENANCE)));
      assertTrue(
          theory.isIsomorphicWith(
              quick.copyUnion(EnumSet.complementOf(EnumSet.of(Layer.PROVENANCE)))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "governance/links",
        "governance/undetermined-links",
        "upgrading/outlook",
        "upgrading/limits",
        "governance/two-lenses"
      })
  void forOneQueryItHoldsWhatTheQueryCanSee(String name) {
    LoadRequest request = LoadRequest.of(Path.of("datasets/gamarra"));
    GraphSettings settings = GraphSettings.bundled();
    NamedQuery query = QueryCatalog.find(settings.queries(), name);
    try (ValueGraph whole = ValueGraph.of(request, settings);
        ValueGraph part = ValueGraph.answering(query.query(), request, settings);
        QueryAnswer expected = whole.ask(query, Map.of());
        QueryAnswer got = part.ask(query, Map.of())) {
      assertTrue(
          part.copy(Set.of(Layer.INFERRED)).stream().count()
              < whole.copy(Set.of(Layer.INFERRED)).stream().count());
      assertEquals(rows(expected), rows(got));
    }
  }

  private static String rows(QueryAnswer answer) {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    AnswerWriter.write(answer, AnswerFormat.CSV, csv);
    return csv.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rulesOfOnesOwnAreCheckedWhole() throws IOException {
    Path rule = Files.createDirectories(folder.resolve("rules/twins")).resolve("rule.rq");
    Files.writeString(rule, TWIN.formatted("Netwrok"));
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("firms.csv"), "id,name\na,Alfa\n");
    Query other = QueryFactory.create("SELECT * { ?firm <http://example.org/other> ?value }");
    GraphSettings settings = GraphSettings.bundled().withRules(folder.resolve("rules"));
    ProblemException bad =
        assertThrows(
            ProblemException.class,
            () -> ValueGraph.answering(other, LoadRequest.of(tables), settings));
    assertEquals(ProblemCode.R201, bad.problems().get(0).code());
  }

  @Test
  void anEditedRuleIsSeenAtOnce() throws IOException {
    Path rule = Files.createDirectories(folder.resolve("rules/twins")).resolve("rule.rq");
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("firms.csv"), "id,name\na,Alfa\nb,Beta\n");
    Files.writeString(tables.resolve("links.csv"), "id,supplier,buyer\nl,a,b\n");
    for (String type : Set.of("Market", "Network")) {
      Files.writeString(rule, TWIN.formatted(type));
      try (ValueGraph graph = graph(tables)) {
        Graph inferred = graph.copyUnion(Set.of(Layer.INFERRED));
        assertEquals(
            Set.of(Esl.term(type)),
            Set.copyOf(inferred.stream().map(triple -> triple.getObject()).toList()));
      }
    }
    Files.writeString(rule, TWIN.formatted("Netwrok"));
    ProblemException bad = assertThrows(ProblemException.class, () -> graph(tables));
    assertEquals(ProblemCode.R201, bad.problems().get(0).code());
  }

  @Test
  void whatIsWrongWithTheRulesIsSaidFirst() throws IOException {
    Path rule = Files.createDirectories(folder.resolve("rules/twins")).resolve("rule.rq");
    Files.writeString(rule, TWIN.formatted("Netwrok"));
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("links.csv"), "id,suplier,buyer\nl,a,b\n");
    ProblemException bad = assertThrows(ProblemException.class, () -> graph(tables));
    assertEquals(ProblemCode.R201, bad.problems().get(0).code());
  }

  private ValueGraph graph(Path tables) {
    return ValueGraph.of(
        LoadRequest.of(tables), GraphSettings.bundled().withRules(folder.resolve("rules")));
  }

  @Test
  void aQueryIsReadByItself() throws IOException {
    Path area = Files.createDirectories(folder.resolve("queries/area"));
    String query = "# # Links\n# **Question** Which?\n# **For** researcher\nSELECT * { ?s ?p ?o }";
    Files.writeString(area.resolve("links.rq"), query);
    Files.writeString(area.resolve("broken.rq"), "SELECT");
    Path queries = folder.resolve("queries");
    assertEquals("area/links", QueryCatalog.find(queries, "area/links").name());
    assertThrows(ProblemException.class, () -> QueryCatalog.find(queries, "links"));
    Files.delete(area.resolve("broken.rq"));
    assertEquals("area/links", QueryCatalog.find(queries, "links").name());
    Files.writeString(folder.resolve("outside.rq"), query);
    ProblemException none =
        assertThrows(
            ProblemException.class, () -> QueryCatalog.find(queries, "area/../../outside"));
    assertEquals(ProblemCode.Q201, none.problems().get(0).code());
  }

  @Test
  void aQuickGraphAnswersNamedQueries() {
    try (ValueGraph graph =
            ValueGraph.of(LoadRequest.of(Path.of("datasets/gamarra")), GraphSettings.bundled());
        QueryAnswer answer = graph.ask(graph.query("governance/links"), Map.of())) {
      int count = 0;
      for (RowSet rows = ((QueryAnswer.Rows) answer).set(); rows.hasNext(); rows.next()) {
        count++;
      }
      assertEquals(6, count);
    }
  }
}
