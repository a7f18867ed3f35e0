package org.eslabon.portal.thing;

import java.util.List;
import java.util.stream.Collectors;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/**
 * How a link is governed, as pages show it: a colour, a word and a style of line for how sure it
 * is. Immutable.
 *
 * @param types what is concluded or, where only a source says, claimed; empty when nobody knows
 * @param status how sure it is
 */
public record GovernanceView(List<Ref> types, Ref status) {

  public GovernanceView {
    types = List.copyOf(types);
  }

  /** What rows of one link say in {@code ?governance} and {@code ?status}. */
  public static GovernanceView of(Reading reading, List<Row> rows) {
    return new GovernanceView(
        reading.names(rows, "governance"),
        reading.name(rows.get(0), "status").orElseGet(() -> reading.term("Undetermined")));
  }

  /** Classes for the style sheet: {@code g-TYPE} and {@code s-STATUS}. */
  public String css() {
    return "g-" + colour() + " s-" + status.localName();
  }

  private String colour() {
    if (types.isEmpty()) {
      return "Undetermined";
    }
    return types.size() > 1 ? "Contested" : types.get(0).localName();
  }

  /** The types as one text, or the status when there is none. */
  public String text() {
    return types.isEmpty()
        ? status.label()
        : types.stream().map(Ref::label).collect(Collectors.joining(" / "));
  }

  /** Whether the types are said beside the status. */
  public boolean isKnown() {
    return !types.isEmpty();
  }
}
