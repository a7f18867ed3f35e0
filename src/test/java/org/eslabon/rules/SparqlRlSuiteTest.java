package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The W3C's tests of SPARQL-RL, from their manifests. They are not part of this project: the
 * property {@code eslabon.conformance} says where they are, by default {@code
 * ../shared/conformance} beside the checkout or one of the folders above it.
 */
final class SparqlRlSuiteTest {

  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String SRT = "http://www.w3.org/ns/shacl-rules-test#";

  /** Tests that are not run, with the reason. */
  private static final Map<String, String> SKIPPED = Map.of();

  private static final Set<ProblemCode> MALFORMED =
      Set.of(ProblemCode.R202, ProblemCode.R203, ProblemCode.R204);

  @TestFactory
  Stream<DynamicNode> everyTestOfTheSuitePasses() throws IOException {
    Optional<Path> suite = suite();
    if (suite.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("the suite is absent, so nothing was tested", () -> {}));
    }
    Set<String> skipped = new TreeSet<>(SKIPPED.keySet());
    List<Path> manifests;
    try (Stream<Path> files = Files.walk(suite.get())) {
      manifests = files.filter(file -> file.endsWith("manifest.ttl")).sorted().toList();
    }
    assertFalse(manifests.isEmpty(), "no manifest in " + suite.get());
    List<DynamicNode> folders =
        manifests.stream().<DynamicNode>map(file -> folder(file, skipped)).toList();
    assertEquals(Set.of(), skipped, "skips that name no test");
    return folders.stream();
  }

  private static Optional<Path> suite() {
    String named = System.getProperty("eslabon.conformance", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named, "sparql-rl"));
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared/conformance/sparql-rl"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static DynamicNode folder(Path manifest, Set<String> skipped) {
    Graph graph = RDFDataMgr.loadGraph(manifest.toUri().toString());
    Node list = G.getOneSP(graph, subject(graph), node(MF + "entries"));
    List<Node> entries = G.rdfList(graph, list);
    assertFalse(entries.isEmpty(), "no test in " + manifest);
    return DynamicContainer.dynamicContainer(
        manifest.toUri().resolve(".").getPath().replaceFirst(".*/(.+)/", "$1"),
        entries.stream()
            .map(entry -> new Entry(graph, entry))
            .filter(entry -> !skipped.remove(entry.name()))
            .map(entry -> DynamicTest.dynamicTest(entry.name(), entry::run)));
  }

  private static Node subject(Graph graph) {
    return G.getOnePO(graph, RDF.type.asNode(), node(MF + "Manifest"));
  }

  private record Entry(Graph manifest, Node entry) {

    String name() {
      return G.getOneSP(manifest, entry, node(MF + "name")).getLiteralLexicalForm();
    }

    void run() throws IOException {
      String kind = G.getOneSP(manifest, entry, RDF.type.asNode()).getURI();
      assertTrue(kind.startsWith(SRT), kind);
      switch (kind.substring(SRT.length())) {
        case "RulesPositiveSyntaxTest" -> parse();
        case "RulesNegativeSyntaxTest" -> {
          ProblemException failure = assertThrows(ProblemException.class, this::parse);
          assertEquals(ProblemCode.R101, failure.problems().get(0).code());
        }
        case "RulesPositiveWellFormednessTest" -> RuleSetReader.read(file("action"));
        case "RulesNegativeWellFormednessTest" -> {
          ProblemException failure =
              assertThrows(ProblemException.class, () -> RuleSetReader.read(file("action")));
          assertTrue(MALFORMED.contains(failure.problems().get(0).code()), failure.getMessage());
        }
        case "RulesPositiveStratificationTest" ->
            Stratification.of(RuleSetReader.read(file("action")));
        case "RulesNegativeStratificationTest" -> {
          RuleSet rules = RuleSetReader.read(file("action"));
          ProblemException failure =
              assertThrows(ProblemException.class, () -> Stratification.of(rules));
          assertEquals(ProblemCode.R301, failure.problems().get(0).code());
        }
        case "RulesEvalTest" -> {
          evaluate(Engine.ARQ);
          evaluate(Engine.COLUMNAR);
        }
        default -> fail("no handler for tests of kind " + kind);
      }
    }

    private void parse() throws IOException {
      Path file = file("action");
      SrlParser.parse(
          RuleText.of(file.toString(), Files.readString(file)), file.toUri().toString());
    }

    private void evaluate(Engine engine) {
      Node action = G.getOneSP(manifest, entry, node(MF + "action"));
      Path rules = path(G.getOneSP(manifest, action, node(SRT + "ruleset")));
      Path data = path(G.getOneSP(manifest, action, node(SRT + "data")));
      DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
      dataset.executeWrite(
          () ->
              dataset.addGraph(
                  GraphNames.asserted("data"), RDFDataMgr.loadGraph(data.toUri().toString())));
      RuleSet set = RuleSetReader.read(rules);
      new RuleEngine(Stratification.of(set), RunLimits.generous(), engine).infer(dataset);
      Graph inferred = GraphMemFactory.createDefaultGraph();
      dataset.executeRead(
          () ->
              dataset
                  .find()
                  .forEachRemaining(
                      quad -> {
                        if (GraphNames.isInferred(quad.getGraph())) {
                          inferred.add(quad.asTriple());
                        }
                      }));
      Graph expected = RDFDataMgr.loadGraph(file("result").toUri().toString());
      assertTrue(
          expected.isIsomorphicWith(inferred),
          () -> engine + ": expected " + expected + "\n but inferred " + inferred);
    }

    private Path file(String property) {
      return path(G.getOneSP(manifest, entry, node(MF + property)));
    }

    private static Path path(Node iri) {
      return Path.of(URI.create(iri.getURI()));
    }
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }
}
