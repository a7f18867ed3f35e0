package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.Test;

/** The tables of the code, of the page for users and of the ontology are the same. */
class TablesTest {

  private static final Path DOCUMENT = Path.of("src/docs/tables.md");

  @Test
  void theDocumentListsExactlyTheTablesAndColumnsOfTheCode() throws IOException {
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("### ") || line.startsWith("| `"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells.length == 1 ? cells[0] : cells[1].strip())
            .toList();
    List<String> defined =
        Tables.ALL.stream()
            .flatMap(
                table ->
                    Stream.concat(
                        Stream.of("### " + table.name()),
                        table.columns().stream().map(TablesTest::heading)))
            .toList();
    assertEquals(String.join("\n", defined), String.join("\n", documented));
  }

  private static String heading(Column column) {
    return "`"
        + column.name()
        + "`"
        + (column.required() ? "*" : "")
        + (column.several() ? "+" : "");
  }

  @Test
  void theDocumentListsTheWordsOfEveryColumnThatTakesWords() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (Table table : Tables.ALL) {
      for (Column column : table.columns()) {
        if (column.type() instanceof CellType.Words words) {
          String listed = String.join(", ", words.concepts().keySet());
          assertTrue(
              text.contains("| " + heading(column) + " | " + listed),
              () -> table.name() + "." + column.name() + ": " + listed);
        }
      }
    }
  }

  @Test
  void everyTermThatTablesWriteIsDefinedInTheOntology() throws IOException {
    Graph ontology = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(ontology, "ontology/eslabon.ttl");
    try (var schemes = Files.list(Path.of("ontology/schemes"))) {
      schemes.forEach(scheme -> RDFDataMgr.read(ontology, scheme.toString()));
    }
    Graph written =
        Loads.asserted(Loads.load(Path.of("src/test/resources/load/good/all-tables/input")));
    List<String> undefined =
        Stream.concat(
                terms(),
                written.stream(Node.ANY, Node.ANY, Node.ANY)
                    .flatMap(triple -> Stream.of(triple.getPredicate(), triple.getObject())))
            .filter(term -> term.isURI() && term.getURI().startsWith(Esl.NS))
            .filter(term -> !ontology.contains(term, Node.ANY, Node.ANY))
            .map(Node::getURI)
            .distinct()
            .toList();
    assertEquals(List.of(), undefined);
  }

  /** Terms that words stand for, and properties of columns. */
  private static Stream<Node> terms() {
    return Stream.concat(
        Tables.ALL.stream()
            .flatMap(table -> table.columns().stream())
            .flatMap(
                column ->
                    column.type() instanceof CellType.Words words
                        ? Stream.concat(
                            Stream.of(column.property()), words.concepts().values().stream())
                        : Stream.of(column.property())),
        Concepts.CLAIMED_WORDS.values().stream().flatMap(words -> words.values().stream()));
  }
}
