package org.eslabon.rules.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Terms and triples as JSON, each term as in the SPARQL 1.1 Query Results JSON Format. */
public final class Terms {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Terms() {}

  public static ObjectNode json(Triple triple) {
    ObjectNode json = JSON.objectNode();
    json.set("subject", json(triple.getSubject()));
    json.set("predicate", json(triple.getPredicate()));
    json.set("object", json(triple.getObject()));
    return json;
  }

  public static ObjectNode json(Node term) {
    ObjectNode json = JSON.objectNode();
    if (term.isURI()) {
      return json.put("type", "uri").put("value", term.getURI());
    }
    if (term.isBlank()) {
      return json.put("type", "bnode").put("value", term.getBlankNodeLabel());
    }
    if (term.equals(Node.ANY)) {
      return json.put("type", "variable").put("value", "any");
    }
    if (term.isVariable()) {
      return json.put("type", "variable").put("value", term.getName().replace("/", ""));
    }
    json.put("type", "literal").put("value", term.getLiteralLexicalForm());
    if (!term.getLiteralLanguage().isEmpty()) {
      json.put("xml:lang", term.getLiteralLanguage());
    } else if (!XSDDatatype.XSDstring.getURI().equals(term.getLiteralDatatypeURI())) {
      json.put("datatype", term.getLiteralDatatypeURI());
    }
    return json;
  }
}
