package org.eslabon.rules.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Queries over columns against ARQ over the same triples. */
class ColumnQueryEngineTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final String NS = "http://example.org/ns#";

  @BeforeAll
  static void register() {
    ColumnQueryEngine.register();
  }

  @AfterAll
  static void unregister() {
    ColumnQueryEngine.unregister();
  }

  /** A network like that of the benchmark, with types of governance at random. */
  private static DatasetGraph network() {
    Random random = new Random(SEED);
    DatasetGraph data = DatasetGraphFactory.create();
    for (int firm = 0; firm < 40; firm++) {
      add(data, "firm/" + firm, "locatedIn", id("region/" + random.nextInt(5)));
      add(data, "firm/" + firm, "sector", id("sector/" + random.nextInt(4)));
      if (random.nextBoolean()) {
        add(data, "firm/" + firm, "upgradingLimit", term("FunctionalBlocked"));
      }
    }
    for (int link = 0; link < 300; link++) {
      String name = "link/" + link;
      add(data, name, "supplier", id("firm/" + random.nextInt(40)));
      add(data, name, "buyer", id("firm/" + (link % 9 == 0 ? 7 : random.nextInt(40))));
      add(data, name, "annualValue", NodeFactory.createLiteralByValue(random.nextInt(1000)));
      if (random.nextInt(4) > 0) {
        String type = random.nextInt(3) == 0 ? "Market" : "QuasiHierarchy";
        add(data, name, "governance", term(type));
      }
    }
    return data;
  }

  private static void add(DatasetGraph data, String subject, String property, Node object) {
    data.add(Quad.create(Quad.defaultGraphIRI, id(subject), term(property), object));
  }

  private static Node id(String name) {
    return NodeFactory.createURI("http://example.org/id/" + name);
  }

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }

  @TestFactory
  Stream<DynamicTest> queriesOfTheWorkloadHaveTheAnswersOfArq() throws IOException {
    DatasetGraph data = network();
    DatasetGraph columns = new ColumnDatasetGraph(ColumnGraph.of(data));
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of("src/bench/queries"))) {
      files = found.sorted().toList();
    }
    assertEquals(5, files.size());
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () -> {
                      String query = Files.readString(file);
                      List<String> rows = rows(data, query);
                      assertEquals(rows, rows(columns, query));
                      assertTrue(rows.size() > 4, "only " + rows);
                    }));
  }

  @Test
  void whatDoesNotCompileIsAnsweredByArq() {
    DatasetGraph data = network();
    DatasetGraph columns = new ColumnDatasetGraph(ColumnGraph.of(data));
    String query =
        "SELECT * WHERE { ?l <" + NS + "supplier> ?s OPTIONAL { GRAPH ?g { ?s ?p ?o } } }";
    assertEquals(rows(data, query), rows(columns, query));
    assertEquals(List.of("{}"), rows(columns, "SELECT * WHERE { }"));
  }

  @Test
  void pathsNeedNoStack() {
    int length = 100_000;
    DatasetGraph data = DatasetGraphFactory.create();
    for (int i = 0; i < length; i++) {
      add(data, "n" + i, "next", id("n" + (i + 1)));
    }
    DatasetGraph columns = new ColumnDatasetGraph(ColumnGraph.of(data));
    String query =
        "SELECT (COUNT(*) AS ?n) { <http://example.org/id/n0> (<" + NS + "next>|^<none:x>)* ?y }";
    assertTrue(
        rows(columns, query).get(0).contains(String.valueOf(length + 1)),
        () -> rows(columns, query).toString());
  }

  private static List<String> rows(DatasetGraph data, String query) {
    try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
      return Iter.asStream(exec.select())
          .map(
              row -> {
                List<String> values =
                    Iter.asStream(row.vars()).map(v -> v + "=" + row.get(v)).sorted().toList();
                return values.toString().replace('[', '{').replace(']', '}');
              })
          .sorted()
          .toList();
    }
  }
}
