package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them: streams, formats and exit codes. */
final class CommandLineTest {

  private Path folder;
  private Path tables;
  private Path store;

  /** A quasi-hierarchy, a market, and a link that nobody can classify. */
  @BeforeEach
  void writeTables(@TempDir Path folder) throws IOException {
    this.folder = folder;
    tables = Files.createDirectory(folder.resolve("tables"));
    store = folder.resolve("store");
    Files.writeString(tables.resolve("firms.csv"), "id,name\na,Alfa\nb,Beta\nc,Gama\n");
    Files.writeString(
        tables.resolve("links.csv"),
        """
        id,supplier,buyer,product_defined_by,power
        l1,a,b,buyer,buyer
        l2,a,c,standard,
        l3,b,c,,
        """);
  }

  @Test
  void classifyPrintsTheStableColumns() {
    Run run = Run.of("classify", tables.toString(), "--format", "csv");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("link,supplier,buyer,chain,governance,status,rules,missing", lines.get(0));
    assertTrue(lines.get(1).startsWith("l1,a,b,,QuasiHierarchy,Determined,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("l2,a,c,,Market,Determined,"), lines.get(2));
    assertTrue(lines.get(3).startsWith("l3,b,c,,,Undetermined,"), lines.get(3));
    assertTrue(lines.get(3).contains("product_defined_by"), lines.get(3));
  }

  @Test
  void upgradingPrintsTheStableColumns() {
    Run run = Run.of("upgrading", tables.toString(), "--format", "csv");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(
        "subject,chain,upgrading,level,claim,limits,rules", run.out().lines().findFirst().get());
    assertTrue(run.out().contains("a,,functional,limited,hypothesis,"), run.out());
  }

  @Test
  void aStoreKeepsWhatWasLoadedAndConcluded() {
    String[] load = {"load", tables.toString(), "--store", store.toString()};
    assertEquals(ExitCode.DONE, Run.of(load).code());
    String first = Run.of("export", "--store", store.toString(), "--format", "nq").out();
    Run again = Run.of(load);
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertTrue(again.out().contains("(0 new, 0 gone)"), again.out());
    String second = Run.of("export", "--store", store.toString(), "--format", "nq").out();
    assertEquals(sorted(first), sorted(second));
    assertEquals(
        Run.of("classify", tables.toString(), "-f", "csv").out(),
        Run.of("classify", "--store", store.toString(), "-f", "csv").out());
  }

  @Test
  void badInputLeavesTheStoreAsItWas() throws IOException {
    Run.of("load", tables.toString(), "--store", store.toString());
    String before = Run.of("export", "--store", store.toString(), "--format", "nq").out();
    Files.writeString(tables.resolve("links.csv"), "id,suplier,buyer\nl1,a,b\n");
    Run run = Run.of("load", tables.toString(), "--store", store.toString());
    assertEquals(ExitCode.INVALID_INPUT, run.code());
    assertTrue(run.err().contains("`suplier`"), run.err());
    assertTrue(run.err().contains("`supplier`"), run.err());
    assertTrue(run.err().contains("links.csv:1:2"), run.err());
    assertEquals("", run.out());
    assertEquals(
        sorted(before),
        sorted(Run.of("export", "--store", store.toString(), "--format", "nq").out()));
  }

  @Test
  void rulesThatFailLeaveTheStoreAsItWas() throws IOException {
    Path rule = Files.createDirectories(folder.resolve("rules")).resolve("bad.rq");
    Files.writeString(rule, "CONSTRUCT { ?s ?p ?missing } WHERE { ?s ?p ?o }");
    Run run =
        Run.of("load", tables.toString(), "--store", store.toString(), "--rules", rule.toString());
    assertEquals(ExitCode.INVALID_INPUT, run.code(), run.err());
    assertTrue(run.err().contains("?missing"), run.err());
    assertEquals("", Run.of("export", "--store", store.toString(), "--format", "nq").out());
  }

  @Test
  void violationsAreFindingsAndRemarksAreNot() throws IOException {
    assertEquals(ExitCode.DONE, Run.of("check", tables.toString()).code());
    Path data = folder.resolve("data.ttl");
    Files.writeString(
        data,
        """
        PREFIX esl: <https://w3id.org/eslabon/ontology#>
        <https://example.org/l> a esl:Link ; esl:power esl:Market .
        """);
    Run text = Run.of("check", data.toString());
    assertEquals(ExitCode.FINDINGS, text.code(), text.err());
    assertTrue(text.out().contains("violation[link-supplier]"), text.out());
    Run spanish = Run.of("check", data.toString(), "--lang", "es");
    assertFalse(spanish.out().equals(text.out()));
  }

  @Test
  void checkReportsForPrograms() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Run.of("check", tables.toString(), "-f", "json").out());
    assertTrue(json.isArray());
    assertTrue(
        parse(Run.of("check", tables.toString(), "-f", "ttl").out(), Lang.TURTLE).size() > 0);
  }

  @Test
  void explainWritesTextJsonAndProvO() throws IOException {
    Run text = Run.of("explain", "l1", tables.toString());
    assertEquals(ExitCode.DONE, text.code(), text.err());
    assertTrue(text.out().contains("links.csv, line 2"), text.out());
    assertTrue(text.out().contains("quasi-hierarchy"), text.out());
    Run spanish = Run.of("explain", "l1", tables.toString(), "--lang", "es");
    assertTrue(spanish.out().contains("cuasi-jerarquía"), spanish.out());
    assertTrue(
        new ObjectMapper()
                .readTree(Run.of("explain", "l1", tables.toString(), "-f", "json").out())
                .size()
            > 0);
    Graph prov = parse(Run.of("explain", "l1", tables.toString(), "-f", "ttl").out(), Lang.TURTLE);
    assertTrue(prov.size() > 0);
  }

  @Test
  void explainNamesTheNearestId() {
    Run run = Run.of("explain", "l11", tables.toString());
    assertEquals(ExitCode.INVALID_INPUT, run.code());
    assertTrue(run.err().contains("did you mean `l1`?"), run.err());
  }

  @Test
  void aQueryFromAFileRuns() throws IOException {
    Path query = folder.resolve("count.rq");
    Files.writeString(
        query,
        "PREFIX esl: <https://w3id.org/eslabon/ontology#>\n"
            + "SELECT (COUNT(*) AS ?links) { ?link a esl:Link }");
    Run run = Run.of("query", query.toString(), tables.toString(), "--format", "csv");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(List.of("links", "3"), run.out().lines().toList());
  }

  @Test
  void rulesExportIsTurtleWithOneRuleEach() {
    Graph graph = parse(Run.of("rules", "export").out(), Lang.TURTLE);
    long listed =
        Run.of("rules", "check").out().lines().filter(l -> l.matches("  [a-z].*")).count();
    long exported =
        graph.stream().filter(t -> t.getObject().toString().endsWith("SPARQLRule")).count();
    assertEquals(listed, exported);
    assertTrue(exported > 50, "rules exported: " + exported);
  }

  @TestFactory
  Stream<DynamicTest> wrongUseIsSaidWithTheNearestName() {
    return Stream.of(
            List.of("clasify", "classify"),
            List.of("classify --format cvs", "`csv`"),
            List.of("classify --stroe x", "--store"),
            List.of("export --layer infered", "INFERRED"),
            List.of("query", "--list"),
            List.of("classify --store x y", "either --store or INPUT"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get(0),
                    () -> {
                      Run run = Run.of(row.get(0).split(" "));
                      assertEquals(ExitCode.USAGE, run.code(), run.err());
                      assertTrue(run.err().contains(row.get(1)), run.err());
                      assertEquals("", run.out());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandTeaches() {
    return Main.silent().getSubcommands().keySet().stream()
        .filter(name -> !name.equals("help"))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Run run = Run.of(name, "--help");
                      assertEquals(ExitCode.DONE, run.code(), run.err());
                      assertTrue(run.out().startsWith("Usage: eslabon " + name), run.out());
                    }));
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    Run run = Run.of("completion");
    assertEquals(ExitCode.DONE, run.code());
    assertTrue(run.out().contains("classify"), "a script without the commands");
  }

  private static List<String> sorted(String lines) {
    return lines.lines().sorted().toList();
  }

  private static Graph parse(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, lang).parse(graph);
    return graph;
  }
}
