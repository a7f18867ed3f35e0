package org.eslabon.rules.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.XSDNumUtils;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.SeededTests;
import org.eslabon.column.ColumnGraph;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ids of so many computed numbers that several threads give them. */
class LexiconTest {

  static {
    JenaSystem.init();
  }

  private static final int ROWS = 50_000;

  @Test
  void nothingIsAddedWhereThereIsRoomForOthers() {
    Lexicon lexicon = new Lexicon(ColumnGraph.of(DatasetGraphFactory.create()).terms());
    int known = lexicon.add(literal(new BigDecimal("0.5")));
    Numbers numbers = lexicon.numbers(1);
    assertEquals(known, lexicon.add(literal(new BigDecimal("0.5"))));
    assertThrows(IllegalStateException.class, () -> lexicon.add(literal(new BigDecimal("0.25"))));
    write(numbers, 0, new BigDecimal("0.5"));
    assertEquals(known, lexicon.ids(numbers)[0]);
    assertNotEquals(known, lexicon.add(literal(new BigDecimal("0.25"))));
  }

  @TestFactory
  Stream<DynamicTest> equalNumbersHaveOneIdAndOthersAnother() {
    return SeededTests.from(0, 6, seed -> checkIds(new Random(seed)));
  }

  private static void checkIds(Random random) {
    Lexicon lexicon = new Lexicon(ColumnGraph.of(DatasetGraphFactory.create()).terms());
    Map<Node, Integer> known = new HashMap<>();
    for (int round = 0; round < 3; round++) {
      int different = 1 << (2 + random.nextInt(18));
      BigDecimal[] values = new BigDecimal[ROWS];
      Numbers numbers = lexicon.numbers(ROWS);
      for (int row = 0; row < ROWS; row++) {
        values[row] = value(random.nextInt(different));
        write(numbers, row, values[row]);
      }
      int[] ids = lexicon.ids(numbers);
      for (int row = 0; row < ROWS; row++) {
        Node term = literal(values[row]);
        assertEquals(
            known.computeIfAbsent(term, t -> -1) < 0 ? ids[row] : known.get(term), ids[row]);
        known.put(term, ids[row]);
      }
      known.forEach(
          (term, id) -> {
            assertEquals(term, lexicon.term(id));
            assertEquals(id, lexicon.find(term));
            assertEquals(id, lexicon.add(term));
          });
      assertEquals(known.size(), known.values().stream().distinct().count());
    }
  }

  @Test
  void numbersOfWhichOnlyTheValueIsAskedAreNotFoundAsTerms() {
    Lexicon lexicon = new Lexicon(ColumnGraph.of(DatasetGraphFactory.create()).terms());
    Numbers numbers = lexicon.numbers(3);
    numbers.decimal(0, 25, 1);
    numbers.decimal(1, 25, 1);
    int[] ids = lexicon.values(numbers);
    assertNotEquals(ids[0], ids[1]);
    assertEquals(Table.UNBOUND, ids[2], "a row without a number");
    assertEquals(new BigDecimal("2.5"), lexicon.exact(ids[0]));
    assertEquals(-1, lexicon.find(literal(new BigDecimal("2.5"))));
    int later = lexicon.add(literal(new BigDecimal("2.5")));
    assertTrue(later != ids[0] && later != ids[1]);
    assertEquals(later, lexicon.find(literal(new BigDecimal("2.5"))));
  }

  private static BigDecimal value(int number) {
    return BigDecimal.valueOf(number * 31L - 500_000).divide(BigDecimal.valueOf(1L << number % 20));
  }

  private static void write(Numbers numbers, int row, BigDecimal value) {
    Decimals.Halves halves = Decimals.Halves.of(value);
    numbers.decimal(row, halves.high(), halves.low(), halves.scale());
  }

  private static Node literal(BigDecimal value) {
    return NodeFactory.createLiteralDT(XSDNumUtils.stringFormatARQ(value), XSDDatatype.XSDdecimal);
  }
}
