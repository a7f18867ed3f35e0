package org.eslabon.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code check} holds data and what the bundled shapes find in them: one line a
 * finding, with its severity, shape, node, path and value.
 */
@NullMarked
final class CheckCaseTest {

  private static final Path CASES = Path.of("src/test/resources/check");
  private static final Path ONTOLOGY = Path.of("ontology");
  private static final String SHAPES = "https://w3id.org/eslabon/shape/";

  private static final Checker CHECKER = Checker.read(ONTOLOGY.resolve("shapes"));
  private static final Curies CURIES = new Curies(Esl.DEFAULT_BASE);

  @TestFactory
  Stream<DynamicTest> findsWhatTheCaseSays() throws IOException {
    DatasetGraph theory = withTheory();
    List<String> ofTheTheory = lines(CHECKER.check(theory));
    List<Path> cases = folders();
    assertTrue(cases.size() > 1, "no cases in " + CASES);
    return cases.stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(), () -> runCase(folder, theory, ofTheTheory)));
  }

  /** The theory is read once for all cases; each puts its data beside it and takes them away. */
  private static void runCase(Path folder, DatasetGraph data, List<String> ofTheTheory)
      throws IOException {
    Node graph = GraphNames.asserted(folder.getFileName() + "/data.ttl");
    read(data, graph, folder.resolve("data.ttl"));
    List<String> found = lines(CHECKER.check(data));
    data.executeWrite(() -> data.removeGraph(graph));
    found.removeAll(ofTheTheory);
    String expected = Files.readString(folder.resolve("expected.txt"));
    assertEquals(expected.strip(), String.join("\n", found));
  }

  @Test
  void bundledTheoryLeavesNothingToFind() throws IOException {
    assertEquals(List.of(), lines(CHECKER.check(withTheory())));
  }

  @Test
  void everyShapeIsShownByACase() throws IOException {
    Set<String> shown = new HashSet<>();
    for (Path folder : folders()) {
      Files.readAllLines(folder.resolve("expected.txt")).stream()
          .filter(line -> !line.isBlank())
          .forEach(line -> shown.add(line.split(" ", -1)[1]));
    }
    Set<String> missing = new TreeSet<>(shapesThatFind());
    missing.removeAll(shown);
    assertEquals(Set.of(), missing);
  }

  /** Property shapes, and node shapes with a query; the others only gather property shapes. */
  private static Set<String> shapesThatFind() throws IOException {
    Graph shapes = DatasetGraphFactory.create().getDefaultGraph();
    try (Stream<Path> files = Files.list(ONTOLOGY.resolve("shapes"))) {
      files.forEach(file -> RDFDataMgr.read(shapes, file.toUri().toString()));
    }
    Node property = NodeFactory.createURI("http://www.w3.org/ns/shacl#PropertyShape");
    Node query = NodeFactory.createURI("http://www.w3.org/ns/shacl#sparql");
    Set<String> names = new HashSet<>();
    Stream.concat(
            shapes.stream(Node.ANY, RDF.Nodes.type, property),
            shapes.stream(Node.ANY, query, Node.ANY))
        .forEach(triple -> names.add(triple.getSubject().getURI().substring(SHAPES.length())));
    return names;
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static DatasetGraph withTheory() throws IOException {
    DatasetGraph data = ValueStore.inMemory();
    try (Stream<Path> schemes = Files.list(ONTOLOGY.resolve("schemes"))) {
      Stream.concat(Stream.of(ONTOLOGY.resolve("eslabon.ttl")), schemes.sorted())
          .forEach(file -> read(data, GraphNames.theory(file.getFileName().toString()), file));
    }
    return data;
  }

  private static void read(DatasetGraph data, Node graph, Path file) {
    data.executeWrite(() -> RDFDataMgr.read(data.getGraph(graph), file.toUri().toString()));
  }

  private static List<String> lines(CheckReport report) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : report.findings()) {
      StringBuilder line = new StringBuilder();
      line.append(finding.severity()).append(' ').append(finding.shape());
      line.append(' ').append(text(finding.focus()));
      if (finding.path() != null) {
        line.append(' ').append(finding.path());
      }
      if (finding.value() != null) {
        line.append(" = ").append(text(finding.value()));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String text(Node node) {
    return node.isURI() ? CURIES.shorten(node.getURI()) : FmtUtils.stringForNode(node);
  }
}
