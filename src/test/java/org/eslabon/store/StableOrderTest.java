package org.eslabon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** The same statements come in the same order and with the same names, however they were read. */
final class StableOrderTest {

  private static final String EX = "http://example.org/";

  private static Node blank() {
    return NodeFactory.createBlankNode();
  }

  private static Quad quad(Node subject, String property, Node object) {
    Node graph = NodeFactory.createURI(EX + "graph");
    return Quad.create(graph, subject, NodeFactory.createURI(EX + property), object);
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  /** The same statements in another order with other blank nodes. */
  private static List<Quad> readAgain(List<Quad> quads, Random random) {
    Map<Node, Node> other = new HashMap<>();
    List<Quad> again = new ArrayList<>();
    for (Quad quad : quads) {
      again.add(
          Quad.create(
              quad.getGraph(),
              another(quad.getSubject(), other),
              quad.getPredicate(),
              another(quad.getObject(), other)));
    }
    Collections.shuffle(again, random);
    return again;
  }

  private static Node another(Node node, Map<Node, Node> other) {
    return node.isBlank() ? other.computeIfAbsent(node, any -> blank()) : node;
  }

  private static Graph graph(List<Quad> quads) {
    Graph graph = GraphFactory.createDefaultGraph();
    quads.forEach(quad -> graph.add(quad.asTriple()));
    return graph;
  }

  private static void assertStable(List<Quad> quads) {
    List<Quad> once = StableOrder.of(quads);
    assertTrue(graph(quads).isIsomorphicWith(graph(once)), () -> quads + " became " + once);
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(once, StableOrder.of(readAgain(quads, new Random(seed))), "seed " + seed);
    }
  }

  @Test
  void blankNodesAreToldApartByWhatIsSaidOfThem() {
    Node thing = SSE.parseNode("<" + EX + "thing>");
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Node part = blank();
      quads.add(quad(thing, "part", part));
      quads.add(quad(part, "name", text("part " + i)));
    }
    assertStable(quads);
  }

  @Test
  void blankNodesAreToldApartByTheirNeighboursNeighbours() {
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Node start = blank();
      Node middle = blank();
      Node end = blank();
      quads.add(quad(start, "next", middle));
      quads.add(quad(middle, "next", end));
      quads.add(quad(end, "name", text("end " + i)));
    }
    assertStable(quads);
  }

  @Test
  void ofAlikeNodesEachKeepsItsNeighbours() {
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Node start = blank();
      Node end = blank();
      quads.add(quad(start, "next", end));
      quads.add(quad(end, "back", start));
    }
    assertStable(quads);
  }
}
