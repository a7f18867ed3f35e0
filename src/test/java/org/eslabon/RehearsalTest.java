package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that is only looked at: what it shows is true, and nobody waits for it. */
final class RehearsalTest {

  private static final String INSERT =
      "INSERT DATA { GRAPH <https://w3id.org/eslabon/id/graph/asserted/meanwhile>"
          + " { <urn:x:a> <urn:x:b> <urn:x:c> } }";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private ValueGraph graph(String kind) {
    GraphSettings settings = GraphSettings.bundled();
    ValueGraph graph =
        kind.equals("memory")
            ? ValueGraph.inMemory(settings)
            : ValueGraph.open(folder.resolve("store"), settings);
    graph.infer();
    return graph;
  }

  private LoadRequest tables(String definedBy) throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("firms.csv"), "id,name\nacme,Acme\nbeta,Beta\n");
    Files.writeString(
        tables.resolve("links.csv"),
        "id,supplier,buyer,product_defined_by\nl1,acme,beta," + definedBy + "\n");
    return LoadRequest.of(tables);
  }

  private static Set<Quad> conclusions(DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () ->
            data.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .filter(quad -> GraphNames.isInferred(quad.getGraph()))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "store"})
  void showsWhatTheLoadWouldGive(String kind) throws IOException {
    try (ValueGraph graph = graph(kind)) {
      for (String definedBy : List.of("standard", "buyer")) {
        Set<Quad> before = conclusions(graph.data());
        Set<Quad> shown = graph.rehearse(tables(definedBy), (update, data) -> conclusions(data));
        assertEquals(before, conclusions(graph.data()));
        graph.loadAndInfer(tables(definedBy));
        assertEquals(conclusions(graph.data()), shown);
        assertFalse(before.equals(shown));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "store"})
  void readersAndWritersGoOnWhileSomebodyLooks(String kind) throws Exception {
    try (ValueGraph graph = graph(kind)) {
      LoadRequest request = tables("standard");
      CountDownLatch looking = new CountDownLatch(1);
      CountDownLatch seen = new CountDownLatch(1);
      CompletableFuture<Boolean> preview =
          CompletableFuture.supplyAsync(
              () ->
                  graph.rehearse(
                      request,
                      (update, data) -> {
                        looking.countDown();
                        await(seen);
                        return data.contains(Node.ANY, Node.ANY, Esl.term("governance"), Node.ANY);
                      }));
      await(looking);
      CompletableFuture.runAsync(() -> graph.update(INSERT)).get(60, TimeUnit.SECONDS);
      boolean read =
          CompletableFuture.supplyAsync(
                  () ->
                      Txn.calculateRead(
                          graph.data(),
                          () ->
                              graph.data().stream()
                                  .anyMatch(
                                      quad -> quad.getSubject().toString().equals("urn:x:a"))))
              .get(60, TimeUnit.SECONDS);
      assertTrue(read, "the update is seen while the preview stands");
      assertFalse(preview.isDone());
      seen.countDown();
      assertTrue(preview.get(60, TimeUnit.SECONDS), "the preview shows its own conclusions");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "store"})
  void aFaultyLoadLeavesNothingOpen(String kind) throws IOException {
    try (ValueGraph graph = graph(kind)) {
      LoadRequest wrong = tables("nobody");
      assertThrows(ProblemException.class, () -> graph.rehearse(wrong, (update, data) -> update));
      assertFalse(graph.data().isInTransaction());
      graph.update(INSERT);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
