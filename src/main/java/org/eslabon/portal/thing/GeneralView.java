package org.eslabon.portal.thing;

import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.portal.visit.Reading;

/** The page of anything that has none of its own. Immutable. */
public record GeneralView(
    ThingHead head, List<ClaimRow> claims, FactSheet facts, FactSheet.Incoming incoming)
    implements HasHead {

  public GeneralView {
    claims = List.copyOf(claims);
  }

  static GeneralView read(Reading reading, Node thing) {
    FactReader facts = FactReader.of(reading, thing);
    return new GeneralView(
        new HeadReader(reading, thing, facts).head(),
        ClaimRow.about(reading, thing),
        facts.sheet(),
        FactReader.incoming(reading, thing));
  }
}
