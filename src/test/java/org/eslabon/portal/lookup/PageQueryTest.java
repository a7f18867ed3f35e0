package org.eslabon.portal.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that was compiled once for all things gives what the query itself gives of each. */
final class PageQueryTest {

  /** What these cases say nothing of. */
  private static final Set<String> SILENT = Set.of("actor-escapes");

  private static ValueGraph graph;
  private static ValueGraph frozen;
  private static List<Node> things;

  @BeforeAll
  static void load() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(
            Stream.of("sinos-valley", "chilean-wine", "yanacocha", "andean-camelids")
                .map(name -> Path.of("datasets", name))
                .toList()));
    frozen = graph.frozen();
    Set<Node> spokenOf = new LinkedHashSet<>();
    frozen.data().find().forEachRemaining(quad -> note(quad, spokenOf));
    things = List.copyOf(spokenOf);
    assertTrue(things.size() > 40, "things: " + things.size());
  }

  private static void note(Quad quad, Set<Node> spokenOf) {
    if (GraphNames.isAsserted(quad.getGraph()) && quad.getSubject().isURI()) {
      spokenOf.add(quad.getSubject());
    }
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor-actions",
        "actor-escapes",
        "actor-limits",
        "actor-links",
        "actor-outlooks",
        "actor-ownership",
        "actor-prescriptions",
        "chain-actors",
        "chain-links",
        "chain-stages",
        "cluster-gaps",
        "cluster-indicators",
        "cluster-links",
        "cluster-members",
        "cluster-prescriptions",
        "thing-claims",
        "thing-events",
        "thing-facts",
        "thing-sources"
      })
  void aCompiledQueryFindsWhatTheQueryFinds(String name) {
    PageQuery query = PageQuery.named(name);
    int found = 0;
    for (Node thing : things) {
      Map<String, Node> values = Map.of("thing", thing);
      List<String> plain = sorted(query.rows(graph.data(), values));
      assertEquals(plain, sorted(query.about(graph, values)), thing.toString());
      assertEquals(plain, sorted(query.about(frozen, values)), thing.toString());
      found += plain.size();
    }
    assertEquals(!SILENT.contains(name), found > 0, "rows: " + found);
  }

  @Test
  void aLiteralTakesThePlaceOfAParameterToo() {
    Node cluster = NodeFactory.createURI(graph.settings().base() + "cluster/sinos-valley");
    for (String language : List.of("en", "es")) {
      Map<String, Node> values =
          Map.of("thing", cluster, "lang", NodeFactory.createLiteralString(language));
      PageQuery query = PageQuery.named("structured-data");
      List<String> rows = sorted(query.rows(graph.data(), values));
      assertEquals(1, rows.size());
      assertEquals(rows, sorted(query.about(graph, values)));
    }
  }

  @Test
  void aFrozenGraphHoldsTheSameStatements() {
    List<String> before = new ArrayList<>();
    graph.data().find().forEachRemaining(quad -> before.add(text(quad)));
    List<String> after = new ArrayList<>();
    frozen.data().find().forEachRemaining(quad -> after.add(text(quad)));
    before.sort(null);
    after.sort(null);
    assertEquals(before, after);
    assertEquals(
        graph.data().getUnionGraph().size(), frozen.data().getUnionGraph().find().toList().size());
  }

  private static String text(Quad quad) {
    return Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
        .map(PageQueryTest::text)
        .collect(Collectors.joining(" "));
  }

  /** Freezing gives blank nodes other names. */
  private static String text(Node node) {
    return node.isBlank() ? "[]" : node.toString();
  }

  private static List<String> sorted(List<Row> rows) {
    return rows.stream().map(PageQueryTest::text).sorted().toList();
  }

  /** Bindings are equal by what they bind, in any order. */
  private static String text(Row row) {
    List<String> values = new ArrayList<>();
    row.binding().forEach((variable, value) -> values.add(variable + " " + text(value)));
    values.sort(null);
    return values.toString();
  }
}
