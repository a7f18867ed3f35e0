package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.answer.JsonText;

/** Candidates as both versions of the protocol write them. */
record CandidateJson(ThingFacts facts) {

  ArrayNode of(List<NameMatcher.Candidate> candidates) {
    ArrayNode array = JsonText.MAPPER.createArrayNode();
    for (NameMatcher.Candidate candidate : candidates) {
      ObjectNode node = array.addObject();
      node.put("id", candidate.thing().node().getURI());
      node.put("name", facts.labels().of(candidate.thing().node()));
      node.put("description", facts.description(candidate.thing()));
      ArrayNode types = node.putArray("type");
      ThingFacts.types(candidate.thing()).forEach(type -> types.add(named(type)));
      node.put("score", rounded(candidate.score()));
      node.put("match", candidate.match());
      ArrayNode features = node.putArray("features");
      feature(features, "name", "how alike the names are", candidate.byName() / 100);
      feature(features, "properties", "share of the properties", candidate.byConditions());
    }
    return array;
  }

  /** A term with its label. */
  ObjectNode named(Node term) {
    return JsonText.MAPPER
        .createObjectNode()
        .put("id", term.getURI())
        .put("name", facts.labels().of(term));
  }

  private static void feature(ArrayNode features, String id, String name, double value) {
    features.addObject().put("id", id).put("name", name).put("value", rounded(value));
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
