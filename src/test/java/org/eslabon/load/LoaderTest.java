package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs, provenance, replacement and references, seen from outside. */
class LoaderTest {

  private static final DataIris IRIS = new DataIris(Esl.DEFAULT_BASE);
  private static final Node SUPPLIER = Esl.term("supplier");

  private final Path folder;
  private final DatasetGraph store = DatasetGraphFactory.createTxnMem();
  private final Loader loader = Loads.loader();

  LoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachFileHasItsOwnGraphWithProvenance() throws IOException {
    Path file = Loads.write(folder, "case one/firms.csv", Loads.FIRMS);
    LoadReport report = loader.load(LoadRequest.of(file), store);

    Node graph = GraphNames.asserted("case%20one/firms.csv");
    assertEquals(List.of(new LoadedGraph(graph, file.toString(), 8, false)), report.graphs());
    assertEquals(8, report.triples());
    assertEquals(8, Txn.calculateRead(store, () -> store.getGraph(graph).size()));
    assertTrue(
        says(graph, DCTerms.title.asNode(), NodeFactory.createLiteralString(file.toString())));
    assertTrue(
        says(
            graph,
            Esl.term("sha256"),
            // of the text id,name / acme,Acme / beta,Beta, by sha256sum
            NodeFactory.createLiteralString(
                "035bfed7ecc6b65c86771ccb93e0c6dd9933bd017333c7cbfaf32491752f573f")));
    assertTrue(says(graph, Esl.term("tripleCount"), RowTranslator.integer(8)));
  }

  @Test
  void aMappedFileNamesItsMapping() {
    Path folder = Path.of("src/test/resources/load/good/mapping");
    Path mapping = folder.resolve("mapping.rq");
    LoadReport report =
        loader.load(
            new LoadRequest(List.of(folder.resolve("input")), mapping, null, Esl.DEFAULT_BASE),
            store);
    assertTrue(
        says(
            report.graphs().get(0).name(),
            Esl.term("mapping"),
            NodeFactory.createLiteralString(mapping.toString())));
  }

  @Test
  void loadingTwiceAddsNothing() throws IOException {
    Path input = Path.of("src/test/resources/load/good/all-tables/input");
    loader.load(LoadRequest.of(input), store);
    Graph once = Loads.asserted(store);
    long quads = Txn.calculateRead(store, () -> store.stream().count());

    LoadReport again = loader.load(LoadRequest.of(input), store);

    assertTrue(again.graphs().stream().allMatch(LoadedGraph::replaced));
    assertTrue(once.isIsomorphicWith(Loads.asserted(store)));
    assertEquals(quads, Txn.calculateRead(store, () -> store.stream().count()));
  }

  @Test
  void loadingAgainReplacesWhatTheFileNoLongerSays() throws IOException {
    Path file = Loads.write(folder, "firms.csv", Loads.FIRMS);
    loader.load(LoadRequest.of(file), store);
    Loads.write(folder, "firms.csv", "id,name\nacme,Acme\n");
    loader.load(LoadRequest.of(file), store);
    assertFalse(describes(IRIS.thing("firm", "beta")));
  }

  @Test
  void otherGraphsAreLeftAlone() throws IOException {
    Node inferred = GraphNames.inferred("some-rule");
    Txn.executeWrite(store, () -> store.add(inferred, inferred, inferred, inferred));
    loader.load(LoadRequest.of(Loads.write(folder, "firms.csv", Loads.FIRMS)), store);
    assertTrue(
        Txn.calculateRead(store, () -> store.contains(inferred, inferred, inferred, inferred)));
  }

  @Test
  void graphAndBaseAreTheUsers() throws IOException {
    Path file = Loads.write(folder, "firms.csv", Loads.FIRMS);
    Node graph = NodeFactory.createURI("http://example.org/graph");
    loader.load(new LoadRequest(List.of(file), null, graph, "http://example.org/id/"), store);
    assertTrue(
        Txn.calculateRead(
            store,
            () ->
                store.contains(
                    graph,
                    NodeFactory.createURI("http://example.org/id/firm/acme"),
                    Node.ANY,
                    Node.ANY)));
  }

  @Test
  void severalFilesGoIntoGraphsBelowTheGivenName() throws IOException {
    Loads.write(folder, "a/firms.csv", Loads.FIRMS);
    Loads.write(folder, "a/chains.csv", "id,name\nc,Chain\n");
    LoadReport report =
        loader.load(
            new LoadRequest(
                List.of(folder.resolve("a")),
                null,
                NodeFactory.createURI("http://example.org/g"),
                Esl.DEFAULT_BASE),
            store);
    assertEquals(
        List.of("http://example.org/g/a/chains.csv", "http://example.org/g/a/firms.csv"),
        report.graphs().stream().map(graph -> graph.name().getURI()).toList());
  }

  @Test
  void baseInTheMiddleOfANameIsRefused() {
    assertThrows(
        ProblemException.class,
        () -> new LoadRequest(List.of(), null, null, "http://example.org/id"));
    assertThrows(ProblemException.class, () -> new LoadRequest(List.of(), null, null, "id/"));
  }

  @Test
  void referencesResolveAgainstTheStore() throws IOException {
    loader.load(LoadRequest.of(Loads.write(folder, "firms.csv", Loads.FIRMS)), store);
    Path links = Loads.write(folder, "links.csv", "id,supplier,buyer\nl,acme,beta\n");
    loader.load(LoadRequest.of(links), store);
    assertTrue(supplies("firm", "acme"));
  }

  @Test
  void referencesResolveAgainstRdfOfTheSameRequest() throws IOException {
    Loads.write(folder, "x/firms.csv", Loads.FIRMS);
    Loads.write(folder, "x/links.csv", "id,supplier,buyer\nl,gamma,beta\n");
    Loads.write(folder, "x/more.ttl", "<institution/gamma> a <" + Esl.NS + "Institution> .");
    loader.load(LoadRequest.of(folder.resolve("x")), store);
    assertTrue(supplies("institution", "gamma"));
  }

  @Test
  void aReferenceMayNameItsKind() throws IOException {
    Loads.write(folder, "x/firms.csv", Loads.FIRMS);
    Loads.write(folder, "x/institutions.csv", "id,name,kind\nacme,Acme Foundation,foundation\n");
    Loads.write(folder, "x/links.csv", "id,supplier,buyer\nl,institution/acme,beta\n");
    loader.load(LoadRequest.of(folder.resolve("x")), store);
    assertTrue(supplies("institution", "acme"));
  }

  @Test
  void equalRowsOfTwoFoldersAreHarmlessInOneRequestAndInTwo() throws IOException {
    Path a = Loads.write(folder, "a/firms.csv", Loads.FIRMS);
    Path b = Loads.write(folder, "b/firms.csv", "name,id\nBeta,beta\n");
    loader.load(LoadRequest.of(List.of(a, b)), store);
    loader.load(LoadRequest.of(b), store);
    assertTrue(describes(IRIS.thing("firm", "beta")));
  }

  @Test
  void ownershipIdsWithHyphensStayApart() throws IOException {
    Loads.write(folder, "x/firms.csv", "id,name\na,A\na--b,AB\nb--c,BC\nc,C\n");
    Loads.write(folder, "x/ownership.csv", "owned,owner\na--b,c\na,b--c\n");
    loader.load(LoadRequest.of(folder.resolve("x")), store);
    assertEquals(
        2,
        Txn.calculateRead(
            store,
            () ->
                store.stream(Node.ANY, Node.ANY, Esl.term("owned"), Node.ANY).distinct().count()));
  }

  @Test
  void graphsNamedByAFileAreItsPartsAndGoWithIt() throws IOException {
    Path file =
        Loads.write(
            folder,
            "data.trig",
            "<firm/a> a <x> . <http://example.org/g> { <firm/b> a <x> }"
                + " <http://example.org/h> { <firm/c> a <x> }");
    LoadReport report = loader.load(LoadRequest.of(file), store);
    assertEquals(3, report.graphs().size());
    assertTrue(describes(IRIS.thing("firm", "c")));

    Loads.write(folder, "data.trig", "<http://example.org/g> { <firm/b> a <x> }");
    loader.load(LoadRequest.of(file), store);

    assertTrue(describes(IRIS.thing("firm", "b")));
    assertFalse(describes(IRIS.thing("firm", "a")));
    assertFalse(describes(IRIS.thing("firm", "c")));
  }

  @Test
  void everyRdfSyntaxIsReadByItsExtension() throws IOException {
    List<Path> files =
        List.of(
            Loads.write(folder, "a.ttl", "<firm/a> a <x> ."),
            Loads.write(folder, "b.nt", "<http://e/b> <http://e/p> \"b\" ."),
            Loads.write(folder, "c.nq", "<http://e/c> <http://e/p> \"c\" ."),
            Loads.write(folder, "d.trig", "{ <firm/d> a <x> }"),
            Loads.write(folder, "e.jsonld", "{\"@id\": \"firm/e\", \"@type\": \"http://e/x\"}"),
            Loads.write(
                folder,
                "f.rdf",
                "<!DOCTYPE r [<!ENTITY e \"http://e/\">]>"
                    + "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + "<r:Description r:about=\"firm/f\"><r:type r:resource=\"&e;x\"/>"
                    + "</r:Description></r:RDF>"),
            Loads.write(
                folder,
                "g.rj",
                "{\"http://e/g\":{\"http://e/p\":[{\"type\":\"literal\",\"value\":\"g\"}]}}"));
    LoadReport report = loader.load(LoadRequest.of(files), store);
    assertTrue(report.graphs().stream().allMatch(graph -> graph.triples() == 1), report.toString());
    assertTrue(describes(IRIS.thing("firm", "f")), "relative IRIs are taken against the base");
  }

  @Test
  void progressCoversEveryByteTwice() throws IOException {
    Path file = Loads.write(folder, "firms.csv", Loads.FIRMS);
    List<String> heard = new ArrayList<>();
    LoadProgress progress =
        new LoadProgress() {
          private long left;

          @Override
          public void begin(Phase phase, String name, long bytes) {
            left = bytes;
            heard.add(phase + " " + Path.of(name).getFileName());
          }

          @Override
          public void advance(long bytes) {
            left -= bytes;
          }

          @Override
          public void end() {
            heard.add(left + " left");
          }
        };
    new Loader(progress, Loads.NOTATIONS).load(LoadRequest.of(file), store);
    assertEquals(List.of("CHECK firms.csv", "0 left", "WRITE firms.csv", "0 left"), heard);
  }

  @Test
  void aLoadInsideATransactionIsUndoneWithIt() throws IOException {
    LoadRequest request = LoadRequest.of(Loads.write(folder, "firms.csv", Loads.FIRMS));
    DatasetGraph before = Loads.copy(store);
    store.begin(TxnType.WRITE);
    assertEquals(1, loader.load(request, store).graphs().size());
    store.abort();
    store.end();
    assertTrue(IsoMatcher.isomorphic(before, Loads.copy(store)));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    DatasetGraph before = Loads.copy(store);
    ProblemException failure =
        assertThrows(
            ProblemException.class,
            () -> loader.load(LoadRequest.of(Path.of("no/such.csv")), store));
    assertEquals(
        "error[L001]: there is no such file or folder\n  --> no/such.csv", failure.getMessage());
    assertTrue(IsoMatcher.isomorphic(before, Loads.copy(store)));
  }

  private boolean supplies(String kind, String id) {
    return Txn.calculateRead(
        store,
        () -> store.contains(Node.ANY, IRIS.thing("link", "l"), SUPPLIER, IRIS.thing(kind, id)));
  }

  private boolean describes(Node thing) {
    return Txn.calculateRead(store, () -> store.contains(Node.ANY, thing, Node.ANY, Node.ANY));
  }

  private boolean says(Node graph, Node property, Node value) {
    return Txn.calculateRead(
        store, () -> store.contains(GraphNames.PROVENANCE, graph, property, value));
  }
}
