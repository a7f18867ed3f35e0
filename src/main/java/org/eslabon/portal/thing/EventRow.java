package org.eslabon.portal.thing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/**
 * Upgrading that a source reports, held against what was to be expected. Immutable.
 *
 * @param from what was before, or empty
 * @param to what came, or empty
 * @param driver what brought it about, or empty
 * @param outcome whether it went as expected
 */
public record EventRow(
    Ref event,
    Ref subject,
    Ref type,
    Optional<Ref> status,
    Optional<Ref> chain,
    String from,
    String to,
    String driver,
    Optional<Ref> outcome,
    Optional<Ref> level) {

  /** What was observed of an actor, on a link or in a chain. */
  public static List<EventRow> about(Reading reading, Node thing) {
    Map<Node, EventRow> events = new LinkedHashMap<>();
    for (Row row : reading.rows("thing-events", thing)) {
      events.computeIfAbsent(
          row.node("event"),
          event ->
              new EventRow(
                  reading.name(event),
                  reading.name(row.node("subject")),
                  reading.name(row.node("type")),
                  reading.name(row, "status"),
                  reading.name(row, "chain"),
                  SafeText.of(row.text("from")),
                  SafeText.of(row.text("to")),
                  SafeText.of(row.text("driver")),
                  reading.name(row, "outcome"),
                  reading.name(row, "level")));
    }
    return List.copyOf(events.values());
  }
}
