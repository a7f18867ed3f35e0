package org.eslabon.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.FmtUtils;
import org.eslabon.analysis.WhatIf;
import org.eslabon.store.Delta;

/** What would be otherwise, as JSON: the differences, and every statement that comes or goes. */
public final class WhatIfJson {

  private WhatIfJson() {}

  /** The differences as the rows of a table, then what was given and what follows. */
  public static ObjectNode of(WhatIf whatIf, FieldTable table) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("differences", table.json());
    json.set("given", json(whatIf.given()));
    json.set("consequences", json(whatIf.consequences()));
    return json;
  }

  private static ObjectNode json(Delta delta) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("added", json(delta.added()));
    json.set("removed", json(delta.removed()));
    return json;
  }

  private static ArrayNode json(Set<Quad> quads) {
    ArrayNode json = JsonText.MAPPER.createArrayNode();
    quads.stream()
        .map(
            quad ->
                Stream.of(quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph())
                    .map(FmtUtils::stringForNode)
                    .collect(Collectors.joining(" ")))
        .sorted()
        .forEach(json::add);
    return json;
  }
}
