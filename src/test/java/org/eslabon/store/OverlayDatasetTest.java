package org.eslabon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

/** A dataset with changes laid over it answers as one to which they were made. */
final class OverlayDatasetTest {

  private static final long SEED = 20261121;

  private final Random random = new Random(SEED);
  private final List<Node> terms =
      IntStream.range(0, 4).mapToObj(i -> NodeFactory.createURI("urn:x:" + i)).toList();

  private Node any() {
    return terms.get(random.nextInt(terms.size()));
  }

  private Quad quad() {
    Node graph = random.nextInt(4) == 0 ? Quad.defaultGraphNodeGenerated : any();
    return Quad.create(graph, any(), any(), any());
  }

  private static Set<String> all(Iterable<Quad> quads) {
    Set<String> texts = new HashSet<>();
    for (Quad quad : quads) {
      String graph = quad.isDefaultGraph() ? "default" : quad.getGraph().toString();
      assertTrue(texts.add(graph + " " + quad.asTriple()), () -> "twice: " + quad);
    }
    return texts;
  }

  @Test
  void readsAsIfTheChangesWereMade() {
    for (int round = 0; round < 200; round++) {
      DatasetGraph below = DatasetGraphFactory.createGeneral();
      DatasetGraph changed = DatasetGraphFactory.createGeneral();
      for (int i = 0; i < 20; i++) {
        Quad quad = quad();
        below.add(quad);
        changed.add(quad);
      }
      Set<String> before = all(below::find);
      DatasetGraph overlay = new OverlayDataset(below);
      for (int i = 0; i < 20; i++) {
        Quad quad = quad();
        boolean adds = random.nextBoolean();
        for (DatasetGraph each : List.of(overlay, changed)) {
          if (adds) {
            each.add(quad);
          } else {
            each.delete(quad);
          }
        }
      }
      String why = "seed " + SEED + ", round " + round;
      assertEquals(all(changed::find), all(overlay::find), why);
      Quad asked = quad();
      assertEquals(changed.contains(asked), overlay.contains(asked), why);
      Node subject = asked.getSubject();
      assertEquals(
          all(() -> changed.findNG(Node.ANY, subject, Node.ANY, Node.ANY)),
          all(() -> overlay.findNG(Node.ANY, subject, Node.ANY, Node.ANY)),
          why);
      assertEquals(
          changed.getDefaultGraph().size(), Iter.count(overlay.getDefaultGraph().find()), why);
      assertEquals(
          new HashSet<>(
              Iter.toList(Iter.map(changed.findNG(null, null, null, null), Quad::getGraph))),
          new HashSet<>(Iter.toList(overlay.listGraphNodes())),
          why);
      assertEquals(before, all(below::find), why);
      overlay.abort();
      assertEquals(before, all(overlay::find), why);
    }
  }
}
