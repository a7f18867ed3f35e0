package org.eslabon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.eslabon.SeededTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cheap dataset in memory does what Jena's own does. */
final class LightDatasetTest {

  private static final List<Node> NAMES =
      List.of(iri("g1"), iri("g2"), iri("g3"), Quad.defaultGraphIRI);
  private static final List<Node> TERMS =
      List.of(iri("a"), iri("b"), SSE.parseNode("1"), SSE.parseNode("01"), SSE.parseNode("'x'@es"));

  private final DatasetGraph light = ValueStore.light();

  private static Node iri(String name) {
    return NodeFactory.createURI("http://example.org/" + name);
  }

  @TestFactory
  Stream<DynamicTest> randomTransactionsLeaveWhatTheyLeaveInJena() {
    return SeededTests.from(0, 40, seed -> compare(new Random(seed), SharedGraphs.NONE));
  }

  @TestFactory
  Stream<DynamicTest> soTheyDoWithGraphsFromTheBeginning() {
    return SeededTests.from(
        40,
        80,
        seed -> {
          Random random = new Random(seed);
          compare(random, given(random));
        });
  }

  /** Two graphs, the second of which is empty at times. */
  private static SharedGraphs given(Random random) {
    Map<Node, Graph> graphs = new HashMap<>();
    Graph union = GraphMemFactory.createGraphMem2();
    for (Node name : NAMES.subList(0, 2)) {
      Graph graph = GraphMemFactory.createGraphMem2();
      for (int i = random.nextInt(4); i > 0; i--) {
        graph.add(any(random, TERMS), iri("p"), any(random, TERMS));
      }
      GraphUtil.addInto(union, graph);
      graphs.put(name, graph);
    }
    return new SharedGraphs(graphs, union);
  }

  private static void compare(Random random, SharedGraphs given) {
    DatasetGraph light = ValueStore.light(given);
    DatasetGraph jena = ValueStore.inMemory();
    Txn.executeWrite(jena, () -> given.graphs().forEach(jena::addGraph));
    List<String> union = sorted(given.union().find());
    List<DatasetGraph> both = List.of(light, jena);
    both.forEach(data -> data.begin(ReadWrite.READ));
    requireSame(light, jena);
    both.forEach(DatasetGraph::end);
    for (int transaction = 0; transaction < 12; transaction++) {
      both.forEach(data -> data.begin(ReadWrite.WRITE));
      for (int step = 0; step < 15; step++) {
        write(random, both);
      }
      requireSame(light, jena);
      boolean isKept = random.nextInt(3) > 0;
      for (DatasetGraph data : both) {
        if (isKept) {
          data.commit();
        } else {
          data.abort();
        }
        data.end();
      }
      both.forEach(data -> data.begin(ReadWrite.READ));
      requireSame(light, jena);
      both.forEach(DatasetGraph::end);
      assertEquals(union, sorted(given.union().find()));
    }
  }

  private static void write(Random random, List<DatasetGraph> both) {
    Node name = any(random, NAMES);
    Quad quad = new Quad(name, any(random, TERMS), iri("p"), any(random, TERMS));
    int kind = random.nextInt(12);
    for (DatasetGraph data : both) {
      if (kind < 6) {
        data.add(quad);
      } else if (kind < 8) {
        data.delete(quad);
      } else if (kind == 8) {
        data.deleteAny(name, Node.ANY, Node.ANY, quad.getObject());
      } else if (kind == 9) {
        data.getGraph(name).add(quad.asTriple());
      } else if (kind == 10 && !Quad.isDefaultGraph(name)) {
        data.removeGraph(name);
      } else if (kind == 11 && !Quad.isDefaultGraph(name)) {
        Graph other = GraphMemFactory.createGraphMem2();
        other.add(quad.asTriple());
        // Jena's dataset in memory adds to the graph, others put the new one in its place
        data.removeGraph(name);
        data.addGraph(name, other);
      }
    }
  }

  private static void requireSame(DatasetGraph light, DatasetGraph jena) {
    assertEquals(sorted(jena.find()), sorted(light.find()));
    assertEquals(names(jena), names(light));
    for (Node name : NAMES) {
      assertEquals(jena.containsGraph(name), light.containsGraph(name), name.toString());
      assertEquals(jena.getGraph(name).size(), light.getGraph(name).size());
      assertEquals(
          sorted(jena.find(name, Node.ANY, Node.ANY, Node.ANY)),
          sorted(light.find(name, Node.ANY, Node.ANY, Node.ANY)));
    }
    assertEquals(
        sorted(jena.getUnionGraph().find()), sorted(ValueStore.copy(light, name -> true).find()));
    Predicate<Node> others = name -> !name.equals(NAMES.get(0)) && !Quad.isDefaultGraph(name);
    assertEquals(
        sorted(ValueStore.copy(jena, others).find()),
        sorted(ValueStore.copy(light, others).find()));
    for (Node term : TERMS) {
      assertEquals(
          sorted(jena.find(Node.ANY, Node.ANY, Node.ANY, term)),
          sorted(light.find(Node.ANY, Node.ANY, Node.ANY, term)));
      assertEquals(
          sorted(jena.getUnionGraph().find(term, Node.ANY, Node.ANY)),
          sorted(light.getUnionGraph().find(term, Node.ANY, Node.ANY)));
    }
  }

  private static <T> List<String> sorted(Iterator<T> found) {
    List<String> texts = new ArrayList<>();
    found.forEachRemaining(each -> texts.add(each.toString()));
    Collections.sort(texts);
    return texts;
  }

  private static Set<Node> names(DatasetGraph data) {
    return Iter.asStream(data.listGraphNodes()).collect(Collectors.toSet());
  }

  private static <T> T any(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void aGraphThatWasGivenIsNeverWrittenTo() {
    Graph given = GraphMemFactory.createGraphMem2();
    given.add(iri("a"), iri("p"), iri("b"));
    Txn.executeWrite(
        light,
        () -> {
          light.addGraph(iri("g1"), given);
          light.add(iri("g1"), iri("a"), iri("p"), iri("a"));
        });
    assertEquals(1, given.size());
    assertEquals(2, Txn.calculateRead(light, () -> light.getGraph(iri("g1")).size()));
  }

  @Test
  void aWriteThatThrowsIsUndone() {
    Quad quad = new Quad(iri("g1"), iri("a"), iri("p"), iri("b"));
    Txn.executeWrite(light, () -> light.add(quad));
    assertThrows(
        IllegalStateException.class,
        () ->
            Txn.executeWrite(
                light,
                () -> {
                  light.removeGraph(iri("g1"));
                  throw new IllegalStateException("no");
                }));
    assertFalse(light.isInTransaction());
    assertTrue(Txn.calculateRead(light, () -> light.contains(quad)));
  }
}
