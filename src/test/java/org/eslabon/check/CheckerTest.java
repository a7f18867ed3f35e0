package org.eslabon.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
final class CheckerTest {

  private static final Checker CHECKER = Checker.read(Path.of("ontology/shapes"));

  private static final Map<String, String> TWO_LINKS =
      Map.of(
          "firms.csv", "id,name\na,A\nb,B\n",
          "links.csv", "id,supplier,buyer\nfair,a,b\nself,b,b\n");

  private final Path folder;

  CheckerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void findingNamesTheFileAndRowOfATable() throws IOException {
    DatasetGraph data = loaded(TWO_LINKS);
    CheckReport report = CHECKER.check(data);
    Finding finding = only(report, "link-to-itself");
    assertEquals(FindingSeverity.WARNING, finding.severity());
    assertEquals(NodeFactory.createURI(Esl.DEFAULT_BASE + "link/self"), finding.focus());
    assertNotNull(finding.place());
    assertTrue(finding.place().file().endsWith("links.csv"), finding.place().file());
    assertEquals(3, finding.place().line());
    assertNotNull(finding.graph());
    assertTrue(GraphNames.isAsserted(finding.graph()));
  }

  @Test
  void findingSpeaksBothLanguages() throws IOException {
    Finding finding = only(CHECKER.check(loaded(TWO_LINKS)), "link-to-itself");
    assertTrue(finding.message(Language.EN).startsWith("its supplier is its buyer"));
    assertTrue(finding.message(Language.ES).startsWith("su proveedor es su comprador"));
  }

  @Test
  void gravestComesFirstAndTheReportIsTheSameEachTime() throws IOException {
    DatasetGraph data = loaded(TWO_LINKS);
    List<Finding> findings = CHECKER.check(data).findings();
    assertTrue(findings.size() > 3);
    List<FindingSeverity> severities = findings.stream().map(Finding::severity).toList();
    assertEquals(severities.stream().sorted().toList(), severities);
    assertEquals(findings, CHECKER.check(data).findings());
  }

  @Test
  void conclusionsAreNotLookedAt() throws IOException {
    DatasetGraph data = loaded(Map.of("firms.csv", "id,name\na,A\n"));
    List<Finding> before = CHECKER.check(data).findings();
    Node firm = NodeFactory.createURI(Esl.DEFAULT_BASE + "firm/a");
    data.executeWrite(
        () -> data.add(GraphNames.inferred("some-rule"), firm, Esl.term("noSuchProperty"), firm));
    assertEquals(before, CHECKER.check(data).findings());
  }

  @Test
  void worksInsideATransactionAndLeavesItOpen() throws IOException {
    DatasetGraph data = loaded(Map.of("firms.csv", "id,name\na,A\n"));
    long outside = CHECKER.check(data).findings().size();
    long inside =
        data.calculateRead(
            () -> {
              long found = CHECKER.check(data).findings().size();
              assertTrue(data.isInTransaction());
              return found;
            });
    assertEquals(outside, inside);
  }

  @Test
  void reportIsAlsoAShaclReport() throws IOException {
    CheckReport report = CHECKER.check(loaded(TWO_LINKS));
    Node result = NodeFactory.createURI("http://www.w3.org/ns/shacl#ValidationResult");
    assertTrue(report.shacl().contains(Node.ANY, RDF.Nodes.type, result));
    Node severity = NodeFactory.createURI("http://www.w3.org/ns/shacl#resultSeverity");
    assertTrue(report.shacl().contains(Node.ANY, severity, FindingSeverity.WARNING.term()));
  }

  @Test
  void warningsAloneStillConform() throws IOException {
    CheckReport report = CHECKER.check(loaded(TWO_LINKS));
    assertTrue(report.conforms());
    assertTrue(report.count(FindingSeverity.WARNING) > 0);
    assertEquals(0, report.count(FindingSeverity.VIOLATION));
  }

  @Test
  void folderWithoutShapesIsAProblem() {
    assertEquals(ProblemCode.C001, codeFor(folder.resolve("nowhere")));
    assertEquals(ProblemCode.C001, codeFor(folder));
  }

  @Test
  void syntaxErrorsOfAllFilesAreReportedWithTheirPlace() throws IOException {
    Files.writeString(folder.resolve("one.ttl"), "PREFIX ex: <http://example.org/>\nex:a ex:b .\n");
    Files.writeString(folder.resolve("two.ttl"), "<a> <b> \"open");
    ProblemException failure = assertThrows(ProblemException.class, () -> Checker.read(folder));
    assertEquals(2, failure.problems().size());
    assertEquals(ProblemCode.C002, failure.problems().get(0).code());
    assertNotNull(failure.problems().get(0).place());
    assertEquals(2, failure.problems().get(0).place().line());
  }

  @Test
  void turtleThatIsNotShaclIsAProblem() throws IOException {
    Files.writeString(
        folder.resolve("wrong.ttl"),
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        <#shape> a sh:NodeShape ; sh:targetClass <#C> ; sh:property [ sh:minCount 1 ] .
        """);
    assertEquals(ProblemCode.C003, codeFor(folder));
  }

  private static ProblemCode codeFor(Path folder) {
    ProblemException failure = assertThrows(ProblemException.class, () -> Checker.read(folder));
    return failure.problems().get(0).code();
  }

  private static Finding only(CheckReport report, String shape) {
    List<Finding> findings =
        report.findings().stream().filter(finding -> finding.shape().equals(shape)).toList();
    assertEquals(1, findings.size());
    return findings.get(0);
  }

  private DatasetGraph loaded(Map<String, String> tables) throws IOException {
    for (Map.Entry<String, String> table : tables.entrySet()) {
      Files.writeString(folder.resolve(table.getKey()), table.getValue());
    }
    DatasetGraph data = ValueStore.inMemory();
    Graph ontology = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(ontology, Path.of("ontology/eslabon.ttl").toUri().toString());
    data.executeWrite(() -> data.addGraph(GraphNames.theory("eslabon.ttl"), ontology));
    assertFalse(ontology.isEmpty());
    new Loader().load(LoadRequest.of(folder), data);
    return data;
  }
}
