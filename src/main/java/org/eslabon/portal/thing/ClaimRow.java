package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.thing.ThingHead.Passage;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/**
 * What a source claims, kept apart from what is concluded. Immutable.
 *
 * @param agreement whether what is concluded agrees; empty where nothing is held against it
 */
public record ClaimRow(
    Ref claim,
    Ref property,
    Ref value,
    Optional<Ref> upgrading,
    Optional<Ref> agreement,
    List<Passage> passages) {

  /** All claims about a thing. */
  public static List<ClaimRow> about(Reading reading, Node thing) {
    List<ClaimRow> claims = new ArrayList<>();
    for (Row row : reading.rows("thing-claims", thing)) {
      claims.add(
          new ClaimRow(
              reading.name(row.node("claim")),
              reading.name(row.node("property")),
              reading.name(row.node("value")),
              reading.name(row, "upgrading"),
              reading.name(row, "agreement"),
              HeadReader.passages(reading, row.node("claim"))));
    }
    return claims;
  }
}
