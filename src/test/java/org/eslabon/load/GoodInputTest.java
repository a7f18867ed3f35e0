package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What loads, and that the same tables give the same triples however they are written. */
class GoodInputTest {

  private static final Path CASES = Path.of("src/test/resources/load/good");
  private static final Path TABLES = CASES.resolve("all-tables/input");

  private final Path folder;

  GoodInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> inputBecomesTheExpectedTriples() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertFalse(cases.isEmpty(), "no case found");
      return cases.stream()
          .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
    }
  }

  private static void check(Path path) {
    Path mapping = path.resolve("mapping.rq");
    DatasetGraph store = DatasetGraphFactory.createTxnMem();
    Loads.loader()
        .load(
            new LoadRequest(
                List.of(path.resolve("input")),
                Files.exists(mapping) ? mapping : null,
                null,
                Esl.DEFAULT_BASE),
            store);
    Graph expected = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(expected, path.resolve("expected.ttl").toString());
    Graph actual = Loads.asserted(store);
    assertTrue(expected.isIsomorphicWith(actual), () -> "other triples: " + actual);
  }

  @Test
  void theCaseOfAllTablesHasEveryTableAndFillsEveryColumn() throws IOException {
    for (Table table : Tables.ALL) {
      List<List<String>> rows = rows(table);
      assertEquals(table.columnNames(), rows.get(0));
      for (int i = 0; i < table.columns().size(); i++) {
        int column = i;
        assertTrue(
            rows.stream().skip(1).anyMatch(row -> !row.get(column).isEmpty()),
            table.name() + "." + table.columnNames().get(i));
      }
    }
  }

  @Test
  void workbookGivesTheSameTriples() throws IOException {
    Path file = folder.resolve("tables.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      for (Table table : Tables.ALL) {
        fill(workbook.newWorksheet(table.name()), rows(table));
      }
    }
    assertSame(file);
  }

  /** Numbers become numeric cells, as people type them. */
  private static void fill(Worksheet sheet, List<List<String>> rows) {
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        String cell = rows.get(r).get(c);
        if (cell.matches("-?\\d+(\\.\\d*[1-9])?")) {
          sheet.value(r, c, Double.parseDouble(cell));
        } else if (!cell.isEmpty()) {
          sheet.value(r, c, cell);
        }
      }
    }
  }

  @Test
  void workbookCellsCountAsPeopleSeeThem() throws IOException {
    Path file = folder.resolve("tables.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet firms = workbook.newWorksheet("firms");
      fill(
          firms,
          List.of(
              List.of("id", "name", "innovator"),
              List.of("acme", "Acme"),
              List.of("beta", "Beta")));
      firms.value(1, 2, true);
      Worksheet ownership = workbook.newWorksheet("ownership");
      fill(
          ownership, List.of(List.of("owned", "owner", "share", "since"), List.of("acme", "beta")));
      ownership.value(1, 2, 0.5001);
      ownership.style(1, 2).format("0.00%").set();
      ownership.value(1, 3, 36008);
      ownership.style(1, 3).format("yyyy-mm-dd").set();
    }
    Path csv = folder.resolve("csv");
    Loads.write(csv, "firms.csv", "id,name,innovator\nacme,Acme,yes\nbeta,Beta,\n");
    Loads.write(csv, "ownership.csv", "owned,owner,share,since\nacme,beta,50.01,1998-08-01\n");
    assertEqualGraphs(Loads.asserted(Loads.load(csv)), Loads.asserted(Loads.load(file)));
  }

  @Test
  void jsonGivesTheSameTriples() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode all = json.createObjectNode();
    for (Table table : Tables.ALL) {
      ArrayNode array = array(json, rows(table));
      all.set(table.name(), array);
      Loads.write(folder, "each/" + table.name() + ".json", array.toPrettyString());
    }
    assertSame(Loads.write(folder, "everything.json", all.toString()));
    assertSame(folder.resolve("each"));
  }

  private static ArrayNode array(ObjectMapper json, List<List<String>> rows) {
    ArrayNode array = json.createArrayNode();
    for (List<String> row : rows.subList(1, rows.size())) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        object.put(rows.get(0).get(i), row.get(i));
      }
    }
    return array;
  }

  @Test
  void jsonCellsMayBeNumbersTruthValuesArraysAndNull() throws IOException {
    Path json =
        Loads.write(
            folder,
            "firms.json",
            "[{\"id\": \"a\", \"name\": \"A\", \"employees\": 40, \"turnover\": 1.5e3,"
                + " \"innovator\": true, \"functions\": [\"design\", \"production\"],"
                + " \"region\": null}]");
    Path csv =
        Loads.write(
            folder,
            "csv/firms.csv",
            "id,name,employees,turnover,innovator,functions\na,A,40,1500,yes,production;design\n");
    assertEqualGraphs(
        Loads.withoutLines(Loads.asserted(Loads.load(csv))),
        Loads.withoutLines(Loads.asserted(Loads.load(json))));
  }

  @Test
  void compressedFilesGiveTheSameTriples() throws IOException {
    for (Table table : Tables.ALL) {
      Path file = folder.resolve(table.name() + ".csv.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        Files.copy(TABLES.resolve(table.name() + ".csv"), out);
      }
    }
    assertSame(folder);
  }

  @Test
  void byteOrderMarkAndCrLfAndBlankLinesMakeNoDifference() throws IOException {
    for (Table table : Tables.ALL) {
      String text = Files.readString(TABLES.resolve(table.name() + ".csv"));
      Loads.write(
          folder, table.name() + ".csv", "\uFEFF" + text.replace("\n", "\r\n") + "\r\n,\r\n\r\n");
    }
    // a row of commas only is as long as its header or ragged; here it must be the former
    assertSame(trimmed());
  }

  private Path trimmed() throws IOException {
    for (Table table : Tables.ALL) {
      Path file = folder.resolve(table.name() + ".csv");
      String commas = ",".repeat(table.columns().size() - 1);
      Files.writeString(
          file, Files.readString(file).replace("\r\n,\r\n", "\r\n" + commas + "\r\n"));
    }
    return folder;
  }

  @Test
  void orderOfRowsAndColumnsMakesNoDifference() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (Table table : Tables.ALL) {
      List<List<String>> rows = rows(table);
      List<Integer> columns = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        columns.add(i);
      }
      Collections.shuffle(columns, random);
      Collections.shuffle(rows.subList(1, rows.size()), random);
      StringBuilder csv = new StringBuilder();
      for (List<String> row : rows) {
        csv.append(String.join(",", columns.stream().map(c -> '"' + row.get(c) + '"').toList()));
        csv.append('\n');
      }
      Loads.write(folder, table.name() + ".csv", csv.toString());
    }
    assertEqualGraphs(
        Loads.withoutLines(Loads.asserted(Loads.load(TABLES))),
        Loads.withoutLines(Loads.asserted(Loads.load(folder))),
        "seed " + seed);
  }

  @Test
  void multiLineCellsKeepTheirLinesAndTheRowsBehindThemTheirs() throws IOException {
    Path file = Loads.write(folder, "firms.csv", "id,name\nacme,\"Ac\nme\"\nbeta,Beta\n");
    Graph graph = Loads.asserted(Loads.load(file));
    assertTrue(graph.toString().contains("rowNumber \"4\""), graph.toString());
    assertTrue(graph.toString().contains("\"Ac\\nme\"") || graph.toString().contains("\"Ac\nme\""));
  }

  @Test
  void headerAloneIsATableWithoutRows() throws IOException {
    Path file = Loads.write(folder, "firms.csv", "id,name\n");
    assertTrue(Loads.asserted(Loads.load(file)).isEmpty());
  }

  private void assertSame(Path input) {
    assertEqualGraphs(
        Loads.withoutLines(Loads.asserted(Loads.load(TABLES))),
        Loads.withoutLines(Loads.asserted(Loads.load(input))));
  }

  private static void assertEqualGraphs(Graph expected, Graph actual) {
    assertEqualGraphs(expected, actual, "");
  }

  private static void assertEqualGraphs(Graph expected, Graph actual, String note) {
    assertFalse(expected.isEmpty());
    assertTrue(
        expected.isIsomorphicWith(actual), () -> note + "\n" + expected + "\nbut was\n" + actual);
  }

  private static List<List<String>> rows(Table table) throws IOException {
    byte[] bytes = Files.readAllBytes(TABLES.resolve(table.name() + ".csv"));
    CsvRecords csv = new CsvRecords(table.name(), new ByteArrayInputStream(bytes), ',');
    List<List<String>> rows = new ArrayList<>();
    while (csv.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < csv.size(); i++) {
        row.add(csv.cell(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
