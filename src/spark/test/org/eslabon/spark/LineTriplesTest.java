package org.eslabon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.sql.Row;
import org.eslabon.rules.run.AwkwardTerms;
import org.junit.jupiter.api.Test;

/** Lines as texts of terms: the quick way and the careful one agree. */
class LineTriplesTest {

  private static List<Row> read(String line) {
    List<Row> rows = new ArrayList<>();
    new LineTriples("").read(line, "file").forEachRemaining(rows::add);
    return rows;
  }

  private static List<String> terms(String line) {
    Row row = read(line).get(0);
    return List.of(row.getString(0), row.getString(1), row.getString(2));
  }

  @Test
  void oneTermHasOneTextHoweverItIsWritten() {
    List<String> plain = terms("<http://a/é> <http://a/p> \"é\"@en .");
    assertEquals(plain, terms("<http://a/\\u00E9> <http://a/p> \"\\u00e9\"@EN. # the same"));
    assertEquals(
        terms("<http://a/b> <http://a/p> \"x\" ."),
        terms(
            "<http://a/b>\t<http://a/p>\"x\"^^<http://www.w3.org/2001/XMLSchema#string> <http://g/g> ."));
    assertEquals(
        terms("_:b <http://a/p> \"tab\there\" ."), terms("_:b <http://a/p> \"tab\\there\" ."));
  }

  @Test
  void textsOfAwkwardTermsComeBack() {
    Random random = new Random(2026_1121);
    for (int i = 0; i < 50; i++) {
      for (Quad quad : new AwkwardTerms(random).graph()) {
        String line =
            TermText.of(quad.getSubject())
                + " "
                + TermText.of(quad.getPredicate())
                + " "
                + TermText.of(quad.getObject())
                + " .";
        assertEquals(quad.getObject(), TermText.term(TermText.of(quad.getObject())));
        assertEquals(quad.getSubject(), TermText.term(TermText.of(quad.getSubject())));
        assertEquals(line, String.join(" ", terms(line)) + " .");
      }
    }
  }

  @Test
  void whatIsNoStatementIsSaid() {
    for (String line :
        List.of(
            "<http://a/b> <http://a/p> .",
            "<http://a/b> \"p\" <http://a/c> .",
            "<http://a/b> <http://a/p> <http://a/c>",
            "<http://a/b> <http://a/p> \"open .",
            "<a b> <http://a/p> <http://a/c> .")) {
      List<Row> rows = read(line);
      assertEquals(1, rows.size(), line);
      assertFalse(rows.get(0).isNullAt(3), line);
    }
  }

  @Test
  void inferredGraphsAndCommentsAreLeftOut() {
    assertTrue(read("  # nothing").isEmpty());
    assertTrue(
        read("<http://a/b> <http://a/p> <http://a/c> <"
                + "https://w3id.org/eslabon/id/graph/inferred/rule> .")
            .isEmpty());
  }
}
