package org.eslabon.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DictionaryTest {

  private static final Node S = NodeFactory.createURI("http://example.org/s");

  @RepeatedTest(20)
  void termsComeBackAsTheyWereAndEachHasOneId(RepetitionInfo repetition) {
    RandomTerms random = new RandomTerms(repetition.getCurrentRepetition());
    DatasetGraph data = random.dataset(100);
    Dictionary dictionary = new Dictionary(ColumnGraph.of(data).terms());
    Map<Node, Integer> ids = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      Node term = random.object();
      int before = dictionary.find(term);
      int id = dictionary.add(term);
      assertTrue(before == -1 || before == id);
      assertEquals(id, dictionary.find(term));
      assertEquals(term, dictionary.term(id));
      assertEquals(term.toString(), dictionary.term(id).toString());
      Integer known = ids.putIfAbsent(term, id);
      assertTrue(known == null || known == id, "two ids of " + term);
    }
    assertEquals(ids.size(), ids.values().stream().distinct().count());
    assertTrue(ids.values().stream().allMatch(id -> id < dictionary.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 5, INTEGER, 5, 0",
    "integer, -007, INTEGER, -7, 0",
    "integer, +7, INTEGER, 7, 0",
    "integer, 9223372036854775807, INTEGER, 9223372036854775807, 0",
    "integer, 9223372036854775808, BIG_INTEGER, 0, 0",
    "integer, 1.0, OTHER, 0, 0",
    "integer, '', OTHER, 0, 0",
    "byte, 100, INTEGER, 100, 0",
    "byte, 300, OTHER, 0, 0",
    "decimal, 12.340, DECIMAL, 12340, 3",
    "decimal, -0.5, DECIMAL, -5, 1",
    "decimal, 1.2.3, OTHER, 0, 0",
    "decimal, 0.00000000000000000001, BIG_DECIMAL, 0, 0",
    "boolean, true, BOOLEAN, 1, 0",
    "boolean, 0, BOOLEAN, 0, 0",
    "boolean, TRUE, OTHER, 0, 0",
    "gYear, 1999, YEAR, 1999, 0",
    "date, 1970-01-02, LOCAL_DATE, 86400000000, 0",
    "date, 1970-01-02Z, DATE, 86400000000, 0",
    "date, 1582-10-10, LOCAL_DATE, -12219724800000000, 0",
    "dateTime, 1970-01-01T00:00:01.5+01:00, DATE_TIME, -3598500000, 0",
    "dateTime, 1970-01-01T00:00:01, LOCAL_DATE_TIME, 1000000, 0",
    "dateTime, 1970-01-01T00:00:01.0000001Z, OTHER, 0, 0",
    "dateTime, 1970-13-01T00:00:01Z, OTHER, 0, 0",
    "duration, P1D, OTHER, 0, 0",
  })
  void literalsAreDecoded(String type, String text, ValueKind kind, long number, int scale) {
    Node literal = literal(text, type);
    Terms terms = terms(literal);
    int id = terms.find(literal);
    assertEquals(kind, terms.kind(id));
    assertEquals(number, terms.number(id));
    assertEquals(scale, terms.scale(id));
    Dictionary later = new Dictionary(terms(S));
    int added = later.add(literal);
    assertEquals(kind, later.kind(added));
    assertEquals(number, later.number(added));
    assertEquals(scale, later.scale(added));
  }

  @Test
  void doublesKeepTheirBits() {
    for (String text : List.of("1e3", "-0.0e0", "INF", "NaN", "0.1", "4.9e-324")) {
      Node literal = literal(text, "double");
      Terms terms = terms(literal);
      double expected = NodeValue.makeNode(literal).getDouble();
      int id = terms.find(literal);
      assertEquals(ValueKind.DOUBLE, terms.kind(id));
      assertEquals(expected, Double.longBitsToDouble(terms.number(id)));
    }
  }

  @Test
  void numbersAddedAsNumbersAreTheLiteralsOfTheirDigits() {
    Dictionary dictionary = new Dictionary(terms(literal("5", "integer")));
    assertEquals(dictionary.find(literal("5", "integer")), dictionary.addInteger(5));
    int share = dictionary.addDecimal(new BigDecimal("0.50"));
    assertEquals(literal("0.50", "decimal"), dictionary.term(share));
    assertEquals(ValueKind.DECIMAL, dictionary.kind(share));
    assertEquals(50, dictionary.number(share));
    assertEquals(2, dictionary.scale(share));
  }

  @Test
  void manyThreadsAgreeOnTheIds() {
    Dictionary dictionary = new Dictionary(terms(S));
    List<int[]> all =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                thread ->
                    IntStream.range(0, 5_000)
                        .map(
                            i ->
                                dictionary.add(
                                    literal("" + (i * 7919 + thread) % 5_000, "integer")))
                        .toArray())
            .toList();
    List<Integer> seen = new ArrayList<>();
    for (int thread = 0; thread < all.size(); thread++) {
      for (int i = 0; i < 5_000; i++) {
        int id = all.get(thread)[i];
        assertEquals((i * 7919 + thread) % 5_000, dictionary.number(id));
        seen.add(id);
      }
    }
    assertEquals(5_000, seen.stream().distinct().count());
  }

  private static Terms terms(Node object) {
    DatasetGraph data = DatasetGraphFactory.create();
    data.add(Quad.create(Quad.defaultGraphIRI, S, S, object));
    return ColumnGraph.of(data).terms();
  }

  private static Node literal(String text, String type) {
    return NodeFactory.createLiteralDT(
        text, TypeMapper.getInstance().getSafeTypeByName(XSD.getURI() + type));
  }
}
