package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.store.Bundled;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bundled cases: each loads, and each row says where it was read. */
final class DatasetsTest {

  /**
   * System property that names the folder of the source texts, which are not part of the product.
   */
  private static final String TEXTS = "eslabon.sources";

  private static final Pattern LOCATOR = Pattern.compile("(\\d{3}):([1-9]\\d*)-([1-9]\\d*)");
  static final Notations NOTATIONS = Notations.of(theory());
  private static final Node OBSERVATION =
      NodeFactory.createURI("http://purl.org/linked-data/cube#Observation");

  @TestFactory
  Stream<DynamicTest> everyFolderLoadsAlone() {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> {
                      DatasetGraph data = load(List.of(folder));
                      assertFalse(data.isEmpty(), "nothing came out of " + folder);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyFolderSaysWhatItIs() {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () ->
                        assertTrue(
                            Files.readString(folder.resolve("README.md")).startsWith("# "),
                            "a README with a title")));
  }

  @Test
  void allFoldersLoadTogetherAndIdsStayApart() {
    DatasetGraph data = load(folders());
    Map<Node, Set<Node>> graphsOfRow =
        rows(data).collect(Collectors.groupingBy(Quad::getSubject, graphs()));
    graphsOfRow.keySet().removeIf(row -> row.getURI().startsWith(Esl.DEFAULT_BASE + "source/"));
    List<String> shared = new ArrayList<>();
    graphsOfRow.forEach(
        (row, graphs) -> {
          if (graphs.size() > 1) {
            shared.add(row + " in " + graphs);
          }
        });
    assertEquals(List.of(), shared, "ids that several folders use");
  }

  @TestFactory
  Stream<DynamicTest> everyRowNamesItsSourceAndItsLines() {
    Map<String, Integer> lengths = documentLengths();
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> {
                      DatasetGraph data = load(List.of(folder));
                      List<String> complaints =
                          rows(data)
                              .flatMap(row -> complaints(row, data, lengths).stream())
                              .toList();
                      assertEquals(List.of(), complaints);
                    }));
  }

  private static List<String> complaints(
      Quad row, DatasetGraph data, Map<String, Integer> lengths) {
    if (row.getSubject().getURI().startsWith(Esl.DEFAULT_BASE + "source/")) {
      return List.of();
    }
    String name = row.getSubject().getURI().substring(Esl.DEFAULT_BASE.length());
    List<String> complaints = new ArrayList<>();
    Set<String> sources =
        values(data, row, DCTerms.source.asNode())
            .map(source -> source.getURI().substring((Esl.DEFAULT_BASE + "source/").length()))
            .collect(Collectors.toSet());
    if (sources.isEmpty()) {
      complaints.add(name + " names no source");
    }
    List<String> locators =
        values(data, row, Esl.term("locator")).map(Node::getLiteralLexicalForm).toList();
    boolean observation =
        data.contains(row.getGraph(), row.getSubject(), RDF.type.asNode(), OBSERVATION);
    if (locators.isEmpty() && !observation) {
      complaints.add(name + " names no lines");
    }
    for (String locator : locators) {
      Matcher lines = LOCATOR.matcher(locator);
      if (!lines.matches()) {
        complaints.add(name + " has the odd locator " + locator);
        continue;
      }
      String document = lines.group(1);
      if (sources.stream().noneMatch(source -> isOrIsPartOf(source, document))) {
        complaints.add(name + " points to " + locator + " but rests on " + sources);
      }
      int first = Integer.parseInt(lines.group(2));
      int last = Integer.parseInt(lines.group(3));
      if (first > last || last > lengths.getOrDefault(document, Integer.MAX_VALUE)) {
        complaints.add(name + " points outside the document: " + locator);
      }
    }
    return complaints;
  }

  /** An interview printed in a document is a source of its own, such as {@code 004-maggi}. */
  private static boolean isOrIsPartOf(String source, String document) {
    return source.equals(document) || source.startsWith(document + "-");
  }

  /** One quad for each row of each table. */
  private static Stream<Quad> rows(DatasetGraph data) {
    List<Quad> rows = new ArrayList<>();
    data.find(Node.ANY, Node.ANY, Esl.term("rowNumber"), Node.ANY)
        .forEachRemaining(
            quad -> {
              if (GraphNames.isAsserted(quad.getGraph())) {
                rows.add(quad);
              }
            });
    assertFalse(rows.isEmpty(), "no rows found");
    return rows.stream();
  }

  private static Collector<Quad, ?, Set<Node>> graphs() {
    return Collectors.mapping(Quad::getGraph, Collectors.toSet());
  }

  private static Stream<Node> values(DatasetGraph data, Quad row, Node property) {
    List<Node> values = new ArrayList<>();
    data.find(row.getGraph(), row.getSubject(), property, Node.ANY)
        .forEachRemaining(quad -> values.add(quad.getObject()));
    return values.stream();
  }

  private static DatasetGraph load(List<Path> folders) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    new Loader(LoadProgress.NONE, NOTATIONS).load(LoadRequest.of(folders), data);
    return data;
  }

  static Graph theory() {
    Graph theory = GraphFactory.createDefaultGraph();
    try (Stream<Path> schemes = Files.list(Bundled.path("ontology/schemes"))) {
      schemes.forEach(file -> RDFDataMgr.read(theory, file.toUri().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return theory;
  }

  static List<Path> folders() {
    try (Stream<Path> entries = Files.list(Bundled.path("datasets"))) {
      List<Path> folders = entries.filter(Files::isDirectory).sorted().toList();
      assertFalse(folders.isEmpty(), "no datasets found");
      return folders;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of each source text by its number; empty where the texts are not at hand. */
  private static Map<String, Integer> documentLengths() {
    Path texts = Path.of(System.getProperty(TEXTS, "../shared/sources"));
    Map<String, Integer> lengths = new TreeMap<>();
    if (!Files.isDirectory(texts)) {
      return lengths;
    }
    try (Stream<Path> entries = Files.list(texts)) {
      for (Path text : entries.toList()) {
        String content = Files.readString(text, StandardCharsets.UTF_8);
        lengths.put(text.getFileName().toString().substring(0, 3), content.split("\n", -1).length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lengths;
  }
}
