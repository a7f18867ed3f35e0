package org.eslabon.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.system.Txn;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ColumnDatasetGraphTest {

  @RepeatedTest(40)
  void everyPatternFindsWhatJenaFinds(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    RandomTerms random = new RandomTerms(seed);
    DatasetGraph expected = random.dataset(20 * repetition.getCurrentRepetition());
    DatasetGraph actual = new ColumnDatasetGraph(ColumnGraph.of(expected));
    for (int i = 0; i < 300; i++) {
      Node s = random.orAny(random.resource());
      Node p = random.orAny(random.predicate());
      Node o = random.orAny(random.object());
      Node g = random.orAny(random.graph());
      String pattern = "seed " + seed + ": " + g + " " + s + " " + p + " " + o;
      assertSame(expected.find(g, s, p, o), actual.find(g, s, p, o), pattern);
      assertSame(expected.findNG(g, s, p, o), actual.findNG(g, s, p, o), pattern);
      assertEquals(expected.contains(g, s, p, o), actual.contains(g, s, p, o), pattern);
      assertSame(
          expected.find(Quad.unionGraph, s, p, o), actual.find(Quad.unionGraph, s, p, o), pattern);
      assertSame(
          expected.getUnionGraph().find(s, p, o), actual.getUnionGraph().find(s, p, o), pattern);
      assertEquals(
          expected.getDefaultGraph().find(s, p, o).toSet(),
          actual.getDefaultGraph().find(s, p, o).toSet(),
          pattern);
    }
    assertSame(expected.listGraphNodes(), actual.listGraphNodes(), "graphs of seed " + seed);
    assertEquals(expected.size(), actual.size());
    assertTrue(IsoMatcher.isomorphic(expected, actual), "seed " + seed);
  }

  @Test
  void statisticsCountEachTripleOnceWhateverGraphsSayIt() {
    DatasetGraph data = new RandomTerms(7).dataset(2_000);
    ColumnGraph graph = ColumnGraph.of(data);
    Collection<Node> predicates = new ArrayList<>();
    for (int predicate : graph.predicates()) {
      Node term = graph.terms().term(predicate);
      predicates.add(term);
      List<Quad> quads = Iter.toList(data.find(Node.ANY, Node.ANY, term, Node.ANY));
      Relation relation = graph.relation(predicate);
      assertEquals(quads.stream().map(Quad::asTriple).distinct().count(), relation.rows());
      assertEquals(
          quads.stream().map(Quad::getSubject).distinct().count(), relation.distinctSubjects());
      assertEquals(
          quads.stream().map(Quad::getObject).distinct().count(), relation.distinctObjects());
    }
    assertEquals(
        Iter.toList(Iter.distinct(Iter.map(data.find(), Quad::getPredicate))).size(),
        predicates.size());
  }

  @Test
  void queriesRunUnchanged() {
    DatasetGraph data = new RandomTerms(3).dataset(200);
    String query =
        "SELECT ?p (COUNT(*) AS ?n) WHERE { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } } GROUP BY ?p";
    DatasetGraph columns = new ColumnDatasetGraph(ColumnGraph.of(data));
    assertEquals(rows(data, query), rows(columns, query));
  }

  private static List<String> rows(DatasetGraph data, String query) {
    return Txn.calculateRead(
        data,
        () -> {
          try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
            return Iter.toList(Iter.map(exec.select(), Object::toString)).stream()
                .sorted()
                .toList();
          }
        });
  }

  @Test
  void everyWriteIsRefused() {
    DatasetGraph data = new ColumnDatasetGraph(ColumnGraph.of(new RandomTerms(1).dataset(10)));
    Node node = NodeFactory.createURI("http://example.org/new");
    List<Runnable> writes =
        List.of(
            () -> data.add(node, node, node, node),
            () -> data.delete(Quad.create(node, node, node, node)),
            () -> data.deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY),
            () -> data.getDefaultGraph().add(node, node, node),
            () -> data.removeGraph(node),
            data::clear,
            () -> data.begin(TxnType.WRITE));
    for (Runnable write : writes) {
      ProblemException refused = assertThrows(ProblemException.class, write::run);
      assertEquals(ProblemCode.S020, refused.problems().get(0).code());
    }
    assertFalse(data.isInTransaction());
    assertEquals(10, Iter.count(data.find()), "seed 1 makes ten different quads");
  }

  private static <T> void assertSame(Iterator<T> expected, Iterator<T> actual, String message) {
    assertEquals(sorted(expected), sorted(actual), message);
  }

  private static <T> List<T> sorted(Iterator<T> rows) {
    List<T> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    all.sort(Comparator.comparing(Object::toString));
    return all;
  }
}
