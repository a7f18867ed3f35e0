package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.eslabon.SeededTests;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.load.LoadProgress;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.load.NetworkTables;
import org.eslabon.load.Notations;
import org.eslabon.load.RandomTables;
import org.eslabon.load.SyntheticNetwork;
import org.eslabon.load.TheoryFiles;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.Bundled;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Canonical tables on Spark mean what they mean to the ordinary loader. */
class SparkTablesTest {

  private static final String ROW_NUMBER = "<https://w3id.org/eslabon/ontology#rowNumber>";
  private static final String LINKS = "id,supplier,buyer,value\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private int runs;

  /** The triples of an input by Spark, cut into small stretches. */
  private NavigableSet<String> bySpark(Path input, long blockSize) {
    SparkSession spark = LocalSpark.interpreting();
    StagedTriples staged =
        new StagedTriples(spark, folder.resolve("work-" + runs++).toUri().toString());
    Given given = Given.of(List.of(input.toString())).withBlocksOf(blockSize);
    List<String> texts =
        new InputTriples(spark, staged)
                .read(given)
                .select(Triples.SUBJECT, Triples.PREDICATE, Triples.OBJECT)
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    NavigableSet<String> triples = new TreeSet<>(texts);
    assertEquals(texts.size(), triples.size(), "a triple comes twice");
    return triples;
  }

  private static NavigableSet<String> byLoader(Path input) {
    Graph theory = GraphFactory.createDefaultGraph();
    TheoryFiles.read(Bundled.path("ontology")).values().forEach(g -> GraphUtil.addInto(theory, g));
    NavigableSet<String> triples = new TreeSet<>();
    new ColumnDatasetGraph(
            new Loader(LoadProgress.NONE, Notations.of(theory)).columns(LoadRequest.of(input)))
        .find()
        .forEachRemaining(
            quad -> {
              if (GraphNames.isAsserted(quad.getGraph())) {
                triples.add(text(quad));
              }
            });
    return triples;
  }

  private static String text(Quad quad) {
    return TermText.of(quad.getSubject())
        + " "
        + TermText.of(quad.getPredicate())
        + " "
        + TermText.of(quad.getObject());
  }

  private static Set<String> told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private void assertSame(Path input, long blockSize) {
    NavigableSet<String> expected;
    try {
      expected = byLoader(input);
    } catch (ProblemException e) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> bySpark(input, blockSize));
      assertEquals(told(e.problems()), told(refused.problems()));
      return;
    }
    assertFalse(expected.isEmpty());
    assertEquals(expected, bySpark(input, blockSize));
  }

  @TestFactory
  Stream<DynamicTest> randomTablesAreReadAsByTheLoader() {
    return SeededTests.from(
        0,
        4,
        seed -> {
          Random random = new Random(seed);
          Path own = Files.createDirectory(folder.resolve("careful" + seed));
          new RandomTables(random, own, true).write();
          assertSame(own, 100 + random.nextInt(3_000));
        });
  }

  @TestFactory
  Stream<DynamicTest> randomMistakesAreToldAsByTheLoader() {
    return SeededTests.from(
        100,
        106,
        seed -> {
          Random random = new Random(seed);
          Path own = Files.createDirectory(folder.resolve("careless" + seed));
          new RandomTables(random, own, false).write();
          assertSame(own, 500);
        });
  }

  @Test
  void theBundledCasesAreReadAsByTheLoader() {
    assertSame(Bundled.path("datasets"), 4_000);
  }

  @TestFactory
  Stream<DynamicTest> awkwardTablesAreReadAsByTheLoader() {
    return Stream.of(
            // quotes where they should not be, and what comes after
            LINKS + "l\"1,a,b,1\n\"l\n2\",a,b,2\nl3,a,b,3\n",
            LINKS + "l1,a,b,\"1\"x\nl2,a,b,2\nl3,a,c,3\n",
            LINKS + "l1,a,b,1\nl2,a,b,\"2\n",
            "\n\n,,,\n" + LINKS + "\n ,\t, ,\nl , a,firm/both ,1 \n",
            LINKS.replace("\n", "\r") + "l,a,b,1\rm,a,b,2\r",
            LINKS + "l,a,b,1\nl,a,b,1\nm,a,both,1\nn,a,bb,1,2\n",
            "id,supplier,buyer,valeu\nl,a,b,1\n",
            "id;supplier;buyer\nl;a;b\n",
            "")
        .map(
            text ->
                DynamicTest.dynamicTest(
                    "links: " + text.replace("\n", "|").replace("\r", "CR"),
                    () -> {
                      Path own = Files.createDirectory(folder.resolve("awkward" + runs));
                      Files.writeString(own.resolve("firms.csv"), "id,name\na,A\nb,B\nboth,C\n");
                      Files.writeString(
                          own.resolve("institutions.csv"), "id,name,kind\nboth,I,university\n");
                      Files.writeString(own.resolve("links.csv"), text);
                      assertSame(own, 12);
                    }));
  }

  @Test
  void compressedTablesAndTablesInPartsAreReadToo() throws IOException {
    NetworkTables.write(new SyntheticNetwork(50, 400, 3), folder);
    NavigableSet<String> expected = byLoader(folder);
    Path links = folder.resolve("links.csv");
    List<String> lines = Files.readAllLines(links);
    Files.delete(links);
    Path parts = Files.createDirectory(folder.resolve("links"));
    Files.writeString(parts.resolve("_SUCCESS"), "");
    Files.write(parts.resolve("part-00000.csv"), lines.subList(0, 100));
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(parts.resolve("part-00001.csv.gz")))) {
      out.write((lines.get(0) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (String line : lines.subList(100, lines.size())) {
        out.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }

    assertEquals(withoutRows(expected), withoutRows(bySpark(folder, 1_000)));
  }

  /** Where a row stands is another place in another file. */
  private static Set<String> withoutRows(Set<String> triples) {
    return triples.stream()
        .filter(triple -> !triple.contains(ROW_NUMBER))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void parquetSaysWhatCsvSays() throws IOException {
    Path csv = Files.createDirectory(folder.resolve("csv"));
    Path parquet = Files.createDirectory(folder.resolve("parquet"));
    NetworkTables.write(new SyntheticNetwork(50, 400, 3), csv);
    SparkSession spark = LocalSpark.interpreting();
    for (String table : List.of("firms", "chains", "ownership", "links")) {
      Dataset<Row> rows =
          spark.read().option("header", "true").csv(csv.resolve(table + ".csv").toString());
      typed(rows).write().parquet(parquet.resolve(table + ".parquet").toString());
    }
    NavigableSet<String> triples = bySpark(parquet, 1 << 20);

    assertEquals(withoutRows(byLoader(csv)), withoutRows(triples));
    for (String row : List.of("1", "400")) {
      assertTrue(
          triples.contains(
              "<https://w3id.org/eslabon/id/link/l"
                  + (Integer.parseInt(row) - 1)
                  + "> "
                  + ROW_NUMBER
                  + " \""
                  + row
                  + "\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
          row);
    }
  }

  /** Numbers, truth values and arrays in place of texts, where a table has such columns. */
  private static Dataset<Row> typed(Dataset<Row> rows) {
    Dataset<Row> typed = rows;
    for (String column : rows.columns()) {
      typed =
          switch (column) {
            case "value", "share" ->
                typed.withColumn(column, functions.col(column).cast("decimal(14,2)"));
            case "buyer_monitors", "complementary_competences" ->
                typed.withColumn(column, functions.col(column).equalTo("yes"));
            case "sector" -> typed.withColumn(column, functions.col(column).cast("int"));
            default -> typed;
          };
    }
    return typed.coalesce(1);
  }

  @Test
  void parquetIsCheckedToo() throws IOException {
    SparkSession spark = LocalSpark.interpreting();
    Path tables = Files.createDirectory(folder.resolve("wrong"));
    spark
        .sql("SELECT 'a' AS id, 'A' AS name, -5 AS employees UNION ALL SELECT 'b', 'B', 3")
        .coalesce(1)
        .write()
        .parquet(tables.resolve("firms.parquet").toString());
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> bySpark(tables, 1_000)).problems();
    assertEquals(1, problems.size());
    String told = problems.get(0).toString();
    assertTrue(told.contains("`employees`") && told.contains("`-5`"), told);
    assertTrue(told.contains("firms.parquet/part-") && told.contains(":1:3"), told);

    spark
        .sql("SELECT 'a' AS id, named_struct('x', 1) AS name, 1 AS emploies")
        .write()
        .parquet(tables.resolve("clusters.parquet").toString());
    String columns =
        assertThrows(ProblemException.class, () -> bySpark(tables, 1_000)).problems().toString();
    assertTrue(columns.contains("struct<x:int>") && columns.contains("`emploies`"), columns);
  }

  @Test
  void aBadCellIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(tables.resolve("firms.csv"), "id,name,employees\na,A,7\nb,B,many\n");
    Path out = folder.resolve("out");
    LocalSpark.interpreting();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SparkMain.main(
                new String[] {
                  "--rules", "src/bench/rules", "--out", out.toString(), tables.toString()
                }));
    assertFalse(Files.exists(out));
  }

  @Test
  void filesThatOnlyALoadReadsAreNotPassedOver() throws IOException {
    Files.writeString(folder.resolve("firms.csv"), "id,name\na,A\n");
    Files.writeString(folder.resolve("more.ttl"), "<http://a/b> <http://a/c> <http://a/d> .\n");
    Files.writeString(folder.resolve("links.ods"), "");
    Files.writeString(folder.resolve("README.md"), "");
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> bySpark(folder, 1_000)).problems();
    assertEquals(2, problems.size(), problems.toString());
  }
}
