package org.eslabon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What strangers send may become so many statements, and not one more. */
final class BoundedDatasetTest {

  private static final Node NAME = NodeFactory.createURI("urn:x:a");

  private final DatasetGraph below = DatasetGraphFactory.create();
  private final DatasetGraph bounded = new BoundedDataset(below, 3);

  @Test
  void soManyStatementsAreTakenAndTheNextIsNot() {
    bounded.add(Quad.create(NAME, NAME, NAME, NAME));
    bounded.add(NAME, NAME, NAME, NodeFactory.createLiteralString("b"));
    bounded.add(NAME, NAME, NAME, NodeFactory.createLiteralString("c"));
    for (int i = 0; i < 2; i++) {
      Problem problem =
          assertThrows(
                  ProblemException.class,
                  () -> bounded.add(NAME, NAME, NAME, NodeFactory.createLiteralString("d")))
              .problems()
              .get(0);
      assertEquals("S105", problem.code().name());
      assertTrue(problem.message().contains("more than 3 statements"), problem.message());
    }
    assertEquals(3, below.stream().count());
  }

  @Test
  void whatAParserSendsIsCountedToo() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      many.append("<urn:x:a> <urn:x:b> ").append(i).append(" <urn:x:g> .\n");
    }
    String nquads = many.toString().replaceAll(" (\\d) ", " \"$1\" ");
    assertThrows(
        ProblemException.class, () -> RDFParser.fromString(nquads, Lang.NQUADS).parse(bounded));
    assertEquals(3, below.stream().count());
  }

  @Test
  void aServerHasRoomForTheTablesOfTwo() {
    long bytes = Runtime.getRuntime().maxMemory();
    assertTrue(BoundedDataset.MOST > 0 && 2 * BoundedDataset.MOST * 1024 < bytes / 2);
  }
}
