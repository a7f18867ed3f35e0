package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.answer.JsonText;
import org.eslabon.web.Request;

/** Completes what somebody types: things, types, properties. */
record ReconciliationSuggest(NameIndex names, ThingFacts facts) {

  private static final int MOST = 20;

  ObjectNode entities(Request request) {
    ObjectNode answer = JsonText.MAPPER.createObjectNode();
    ArrayNode result = answer.putArray("result");
    Optional<Node> type = request.parameter("type").map(facts::property);
    CandidateJson writer = new CandidateJson(facts);
    for (NamedThing thing : names.completing(typed(request), type, MOST)) {
      ObjectNode node = writer.named(thing.node());
      node.put("description", facts.description(thing));
      ArrayNode notable = node.putArray("notable");
      ThingFacts.types(thing).forEach(each -> notable.add(writer.named(each)));
      result.add(node);
    }
    return answer;
  }

  ObjectNode types(Request request) {
    return terms(NameIndex.TYPES, request);
  }

  ObjectNode properties(Request request) {
    Set<Node> properties = new LinkedHashSet<>();
    List<Node> types =
        request.parameter("type").map(facts::property).map(List::of).orElse(NameIndex.TYPES);
    types.forEach(type -> properties.addAll(facts.propertiesOf(type)));
    return terms(properties, request);
  }

  private ObjectNode terms(Collection<Node> terms, Request request) {
    FoldedName typed = typed(request);
    ObjectNode answer = JsonText.MAPPER.createObjectNode();
    ArrayNode result = answer.putArray("result");
    CandidateJson writer = new CandidateJson(facts);
    for (Node term : terms) {
      String local = term.getURI().substring(term.getURI().indexOf('#') + 1);
      boolean answers =
          typed.begins(FoldedName.of(facts.labels().of(term)))
              || typed.begins(FoldedName.of(local));
      if (answers && result.size() < MOST) {
        result.add(writer.named(term).put("description", local));
      }
    }
    return answer;
  }

  private static FoldedName typed(Request request) {
    return FoldedName.of(request.parameter("prefix").orElse(""));
  }
}
