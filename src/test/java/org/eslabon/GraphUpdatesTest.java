package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.UpdateReport;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a loaded graph, against loading and inferring the changed content anew. */
class GraphUpdatesTest {

  private static final String LINKS =
      """
      id,supplier,buyer,product_defined_by,power,complementary_competences
      a-b,a,b,standard,,
      a-c,a,c,,,
      """;
  private static final String CHANGED =
      LINKS
          .replace("a-c,a,c,,,", "a-c,a,c,joint,similar,yes")
          .replace("a-b,a,b,standard", "a-b,a,b,");
  private static final Node LINK = NodeFactory.createURI(Esl.DEFAULT_BASE + "link/a-b");
  private static final Node GRAPH = GraphNames.asserted("tables/links.csv");

  private static final Quad STANDARD =
      Quad.create(GRAPH, LINK, Esl.term("productDefinedBy"), Esl.term("DefinedByStandard"));

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private enum Store {
    MEMORY,
    TDB2
  }

  private Path tables(String links) throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("firms.csv"), "id,name\na,A\nb,B\nc,C\n");
    Files.writeString(tables.resolve("links.csv"), links);
    return tables;
  }

  private ValueGraph open(Store store) {
    return store == Store.MEMORY
        ? ValueGraph.inMemory(GraphSettings.bundled())
        : ValueGraph.open(folder.resolve("store"), GraphSettings.bundled());
  }

  private ValueGraph loaded(Store store, String links) throws IOException {
    ValueGraph graph = open(store);
    graph.loadAndInfer(LoadRequest.of(tables(links)));
    return graph;
  }

  private static Set<Quad> quads(ValueGraph graph, Layer... layers) {
    return Iter.toSet(graph.copy(List.of(layers)).find());
  }

  private static Set<Quad> provenance(ValueGraph graph, Node property) {
    return quads(graph, Layer.PROVENANCE).stream()
        .filter(quad -> quad.getPredicate().equals(property))
        .collect(Collectors.toSet());
  }

  private void assertAsLoaded(String links, ValueGraph graph) throws IOException {
    try (ValueGraph anew = loaded(Store.MEMORY, links)) {
      assertEquals(quads(anew, Layer.INFERRED), quads(graph, Layer.INFERRED));
      assertEquals(quads(anew, Layer.ASSERTED), quads(graph, Layer.ASSERTED));
      assertEquals(
          provenance(anew, Esl.term("tripleCount")), provenance(graph, Esl.term("tripleCount")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void reloadingFollowsWhatTheFilesDifferIn(Store store) throws IOException {
    try (ValueGraph graph = loaded(store, LINKS)) {
      ValueGraph.Update update = graph.loadAndInfer(LoadRequest.of(tables(CHANGED)));
      assertTrue(update.inferred().anew().isEmpty());
      assertEquals(4, update.inferred().changed().orElseThrow());
      assertTrue(update.inferred().added() > 0 && update.inferred().removed() > 0);
      assertAsLoaded(CHANGED, graph);
    }
  }

  @Test
  void reloadingTheSameFilesLooksAtNoRule() throws IOException {
    try (ValueGraph graph = loaded(Store.TDB2, LINKS)) {
      UpdateReport report = graph.loadAndInfer(LoadRequest.of(tables(LINKS))).inferred();
      assertEquals(0, report.work().evaluations());
      assertEquals(0, report.added() + report.removed());
      assertAsLoaded(LINKS, graph);
    }
  }

  @ParameterizedTest
  @EnumSource
  void changingACellIsLoadingTheChangedTable(Store store) throws IOException {
    try (ValueGraph graph = loaded(store, LINKS)) {
      UpdateReport report = graph.update(new Change(Set.of(), Set.of(STANDARD)));
      assertTrue(report.anew().isEmpty() && report.removed() > 0);
      assertAsLoaded(LINKS.replace("standard", ""), graph);
      assertEquals(1, provenance(graph, DCTerms.modified.asNode()).size());
      graph.update(new Change(Set.of(STANDARD), Set.of()));
      assertAsLoaded(LINKS, graph);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSparqlUpdateReadsTheUnionAndWritesToAGraph(Store store) throws IOException {
    try (ValueGraph graph = loaded(store, LINKS)) {
      UpdateReport report =
          graph.update(
              """
              PREFIX esl: <https://w3id.org/eslabon/ontology#>
              DELETE { GRAPH ?g { ?link esl:productDefinedBy ?by } }
              WHERE { ?link esl:governance esl:Market . GRAPH ?g { ?link esl:productDefinedBy ?by } }
              """);
      assertEquals(Set.of(STANDARD), report.given().orElseThrow().only(GRAPH::equals).removed());
      assertAsLoaded(LINKS.replace("standard", ""), graph);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <inferred/x> { esl:a esl:b esl:c } }",
        "INSERT DATA { GRAPH <theory/eslabon.ttl> { esl:a esl:b esl:c } }",
        "INSERT DATA { GRAPH <provenance> { esl:a esl:b esl:c } }",
        "INSERT DATA { esl:a esl:b esl:c }",
        "DELETE WHERE { ?link esl:productDefinedBy ?by }",
        "CLEAR ALL",
      })
  void otherGraphsAreNotForUpdates(String update) throws IOException {
    assertRefused(ProblemCode.S011, update);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <x> { esl:a esl:b } }",
        "SELECT * WHERE { ?s ?p ?o }",
        "LOAD <https://example.org/data>",
        "INSERT { GRAPH <x> { ?s ?p ?o } } WHERE { SERVICE esl:x { ?s ?p ?o } }",
      })
  void whatIsNotAnUpdateOfThisGraphAloneIsRefused(String update) throws IOException {
    assertRefused(ProblemCode.S012, update);
  }

  private void assertRefused(ProblemCode code, String update) throws IOException {
    String prefixes =
        """
        PREFIX esl: <https://w3id.org/eslabon/ontology#>
        BASE <https://w3id.org/eslabon/id/graph/>
        """;
    try (ValueGraph graph = loaded(Store.MEMORY, LINKS)) {
      Set<Quad> before = quads(graph, Layer.values());
      ProblemException refusal =
          assertThrows(ProblemException.class, () -> graph.update(prefixes + update));
      assertEquals(code, refusal.problems().get(0).code(), refusal.toString());
      assertEquals(before, quads(graph, Layer.values()));
    }
  }

  @Test
  void afterALoadWithoutInferenceAnUpdateTrustsNothing() throws IOException {
    try (ValueGraph graph = loaded(Store.MEMORY, LINKS)) {
      graph.load(LoadRequest.of(tables(CHANGED)));
      UpdateReport report = graph.update(new Change(Set.of(STANDARD), Set.of()));
      assertFalse(report.anew().isEmpty());
      assertAsLoaded(LINKS.replace("a-c,a,c,,,", "a-c,a,c,joint,similar,yes"), graph);
    }
  }

  @Test
  void underOtherRulesAnUpdateTrustsNothing() throws IOException {
    loaded(Store.TDB2, LINKS).close();
    Path rules = folder.resolve("rules/buyer");
    Files.createDirectories(rules);
    Files.writeString(rules.resolve("rule.rq"), RULE);
    GraphSettings settings = GraphSettings.bundled().withRules(folder.resolve("rules"));
    try (ValueGraph graph = ValueGraph.openExisting(folder.resolve("store"), settings)) {
      UpdateReport report = graph.update(new Change(Set.of(), Set.of(STANDARD)));
      assertFalse(report.anew().isEmpty());
      assertEquals(
          Set.of(GraphNames.inferred("buyer")),
          quads(graph, Layer.INFERRED).stream().map(Quad::getGraph).collect(Collectors.toSet()));
    }
  }

  private static final String RULE =
      """
      # # Buyer
      #
      # **Derives** who buys
      # **Because** a test needs a rule
      # **Source** ours
      # **Needs** a link
      # **Says** {buyer} buys.
      # **Dice** {buyer} compra.
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      CONSTRUCT { ?buyer esl:governance ?link } WHERE { ?link esl:buyer ?buyer }
      """;

  @Test
  void anUpdateThatFailsChangesNothing() throws IOException {
    try (ValueGraph graph = loaded(Store.TDB2, LINKS)) {
      Set<Quad> before = quads(graph, Layer.values());
      DatasetGraph data = graph.data();
      Quad second = Quad.create(GRAPH, LINK, Esl.term("power"), Esl.term("BuyerPower"));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              Txn.executeWrite(
                  data,
                  () -> {
                    graph.update(new Change(Set.of(second), Set.of(STANDARD)));
                    throw new IllegalArgumentException();
                  }));
      assertEquals(before, quads(graph, Layer.values()));
      graph.update(new Change(Set.of(), Set.of(STANDARD)));
      assertAsLoaded(LINKS.replace("standard", ""), graph);
    }
  }
}
