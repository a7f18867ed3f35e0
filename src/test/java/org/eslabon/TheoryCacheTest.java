package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a theory is what parsing it would give, and never what it gave once. */
final class TheoryCacheTest {

  static {
    JenaSystem.init();
  }

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void theBundledTheoryComesBackAsItIs() {
    Map<Node, Graph> parsed = Theory.read(Path.of("ontology")).graphs();
    TheoryCache cache = TheoryCache.in(folder, List.of(Path.of("ontology/eslabon.ttl"))).get();
    assertTrue(cache.read().isEmpty());
    cache.write(parsed);
    Theory kept = cache.read().get();
    assertEquals(parsed.keySet(), kept.graphs().keySet());
    parsed.forEach(
        (name, graph) ->
            assertTrue(graph.isIsomorphicWith(kept.graphs().get(name)), name::toString));
    Graph parts = new MultiUnion(kept.graphs().values().iterator());
    assertEquals(
        parts.stream().collect(Collectors.toSet()),
        kept.union().stream().collect(Collectors.toSet()));
  }

  @Test
  void anEditedTheoryIsParsed() throws IOException {
    Path file = folder.resolve("eslabon.ttl");
    Files.writeString(file, "<http://x/a> <http://x/b> <http://x/c> .");
    keep(file);
    assertTrue(TheoryCache.in(folder, List.of(file)).get().read().isPresent());
    Files.writeString(file, "<http://x/a> <http://x/b> <http://x/d> .");
    assertTrue(TheoryCache.in(folder, List.of(file)).get().read().isEmpty());
    keep(file);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.filter(kept -> kept.toString().endsWith(".eslc")).count());
    }
  }

  @Test
  void aDamagedFileIsAsIfItWereNotThere() throws IOException {
    Path file = folder.resolve("eslabon.ttl");
    Files.writeString(file, "<http://x/a> <http://x/b> <http://x/c> .");
    keep(file);
    Path kept;
    try (Stream<Path> files = Files.list(folder)) {
      kept = files.filter(one -> one.toString().endsWith(".eslc")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(kept);
    Files.write(kept, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(TheoryCache.in(folder, List.of(file)).get().read().isEmpty());
  }

  @Test
  void aFolderThatIsNotThereKeepsNothing() {
    List<Path> files = List.of(Path.of("ontology/eslabon.ttl"));
    assertFalse(TheoryCache.in(folder.resolve("none"), files).isPresent());
  }

  private void keep(Path file) {
    Node name = GraphNames.theory("eslabon.ttl");
    Graph graph = RDFDataMgr.loadGraph(file.toString());
    assertNotEquals(0, graph.size());
    assertTrue(graph.contains(NodeFactory.createURI("http://x/a"), Node.ANY, Node.ANY));
    TheoryCache.in(folder, List.of(file)).get().write(Map.of(name, graph));
  }
}
