package org.eslabon.portal.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.portal.lookup.PageQuery;

/**
 * How often the data uses each term, counted for all terms at once: a query for one would look
 * through every graph. Immutable.
 *
 * @param things class to how many things it has
 * @param triples property to how many triples have it, by the layer that says so
 * @param references concept to the properties that lead to it
 */
record TermCounts(
    Map<Node, Long> things, Map<Node, List<Count>> triples, Map<Node, List<Count>> references) {

  private static final PageQuery CLASS_SIZES = PageQuery.named("vocabulary-class-sizes");
  private static final PageQuery PROPERTY_USES = PageQuery.named("vocabulary-property-uses");
  private static final PageQuery CONCEPT_USES = PageQuery.named("vocabulary-concept-uses");

  TermCounts {
    things = Map.copyOf(things);
    triples = Map.copyOf(triples);
    references = Map.copyOf(references);
  }

  /**
   * One count.
   *
   * @param layer that says so, or empty where all count
   */
  record Count(String layer, Node property, long count) {}

  /** Counts what a dataset holds now. */
  static TermCounts of(DatasetGraph data) {
    Map<Node, Long> things = new HashMap<>();
    CLASS_SIZES.rows(data).forEach(row -> things.put(row.node("class"), row.count("things")));
    return new TermCounts(
        things,
        counts(
            PROPERTY_USES.rows(data),
            "property",
            row -> new Count(row.text("layer"), row.node("property"), row.count("triples"))),
        counts(
            CONCEPT_USES.rows(data),
            "concept",
            row -> new Count("", row.node("property"), row.count("things"))));
  }

  private static Map<Node, List<Count>> counts(
      List<PageQuery.Row> rows, String term, Function<PageQuery.Row, Count> count) {
    Map<Node, List<Count>> counts = new HashMap<>();
    for (PageQuery.Row row : rows) {
      counts.computeIfAbsent(row.node(term), any -> new ArrayList<>()).add(count.apply(row));
    }
    return counts;
  }
}
