package org.eslabon.portal.publish;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.PageQuery;

/**
 * The proofs that static files hold: why the conclusions hold that the ontology marks as headlines,
 * the first two thousand of them. All others need a running portal.
 */
final class HeadlineProofs {

  private static final PageQuery HEADLINES = PageQuery.named("headline-conclusions");

  private HeadlineProofs() {}

  /** What they prove. */
  static List<Triple> of(ValueGraph graph) {
    return HEADLINES.rows(graph.data()).stream()
        .map(row -> Triple.create(row.node("thing"), row.node("property"), row.node("value")))
        .toList();
  }
}
