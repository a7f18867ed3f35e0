package org.eslabon.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.jena.graph.Node;
import org.eslabon.query.Profile;
import org.eslabon.query.Profile.Line;
import org.eslabon.query.Profile.Section;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;

/** A profile as JSON: every line with its IRIs and labels. */
public final class ProfileJson {

  private final Labels labels;

  public ProfileJson(Labels labels) {
    this.labels = labels;
  }

  public ObjectNode write(Profile profile) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("cluster", thing(profile.cluster()));
    ArrayNode sections = json.putArray("frameworks");
    for (Section section : profile.sections()) {
      ObjectNode each = sections.addObject();
      each.set("framework", thing(section.framework()));
      each.put("question", section.query().about().question());
      ArrayNode lines = each.putArray("findings");
      for (Line line : section.lines()) {
        lines.add(line(line));
      }
    }
    return json;
  }

  private ObjectNode line(Line line) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("aspect", thing(line.aspect()));
    json.put("state", labels.of(line.state()));
    json.set("finding", thing(line.finding()));
    json.put("lines", line.locator() == null ? null : labels.of(line.locator()));
    return json;
  }

  private @Nullable ObjectNode thing(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    if (node.isURI()) {
      json.put("iri", node.getURI());
    }
    return json.put("label", labels.of(node));
  }
}
