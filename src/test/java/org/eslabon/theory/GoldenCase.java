package org.eslabon.theory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.QueryAnswer;

/**
 * A folder of {@code golden}: canonical tables, and beside them what must come out of them: {@code
 * links.expect.csv}, {@code upgrading.expect.csv} and {@code inferred.expect.ttl} (each at will).
 */
record GoldenCase(Path folder) {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  /** Expectation to the query that answers it. */
  private static final Map<String, String> QUERIES =
      Map.of("links.expect.csv", "governance/links", "upgrading.expect.csv", "upgrading/outlook");

  private static final String INFERRED = "inferred.expect.ttl";

  static List<GoldenCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().map(GoldenCase::new).toList();
    }
  }

  static GoldenCase named(String name) {
    return new GoldenCase(FOLDER.resolve(name));
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** The tables, without what is expected of them. */
  List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .filter(file -> !file.toString().endsWith(".expect.csv"))
          .sorted()
          .toList();
    }
  }

  /** Loads the tables and infers. */
  ValueGraph open(ValueGraph graph) throws IOException {
    graph.loadAndInfer(LoadRequest.of(tables()));
    return graph;
  }

  /** The expectations that are there: the file's name to what it expects. */
  Set<String> expectations() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.contains(".expect."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** What the expectation says. */
  String expected(String expectation) throws IOException {
    Path file = folder.resolve(expectation);
    if (expectation.equals(INFERRED)) {
      Graph expected = GraphFactory.createDefaultGraph();
      RDFDataMgr.read(expected, file.toUri().toString());
      return lines(expected, predicates(expected));
    }
    return Files.readString(file).lines().sorted().collect(Collectors.joining("\n"));
  }

  /** What the graph has to answer to the expectation. */
  String actual(String expectation, ValueGraph graph) throws IOException {
    if (expectation.equals(INFERRED)) {
      Graph expected = GraphFactory.createDefaultGraph();
      RDFDataMgr.read(expected, folder.resolve(expectation).toUri().toString());
      return lines(graph.copyUnion(Set.of(Layer.INFERRED)), predicates(expected));
    }
    String query = QUERIES.get(expectation);
    if (query == null) {
      throw new IllegalArgumentException("no query answers " + folder.resolve(expectation));
    }
    try (QueryAnswer answer = graph.ask(graph.queries().find(query), Map.of())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      AnswerWriter.write(answer, AnswerFormat.CSV, out);
      return out.toString(StandardCharsets.UTF_8)
          .lines()
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }

  private static Set<Node> predicates(Graph graph) {
    return graph.find().mapWith(Triple::getPredicate).toSet();
  }

  /** All triples with one of the predicates: an expectation says everything of its predicates. */
  private static String lines(Graph graph, Set<Node> predicates) {
    return graph
        .find()
        .filterKeep(triple -> predicates.contains(triple.getPredicate()))
        .mapWith(Triple::toString)
        .toList()
        .stream()
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
