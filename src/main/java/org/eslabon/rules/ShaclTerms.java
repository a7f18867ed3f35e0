package org.eslabon.rules;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;

/** Terms of SHACL that concern rules; Jena's own vocabulary class stops at validation. */
final class ShaclTerms {

  static final String NS = "http://www.w3.org/ns/shacl#";

  /** Namespace of our rules as resources. */
  static final String RULES = Esl.DEFAULT_BASE + "rule/";

  static final Node SPARQL_RULE = sh("SPARQLRule");
  static final Node CONSTRUCT = sh("construct");
  static final Node RULE = sh("rule");
  static final Node PREFIXES = sh("prefixes");
  static final Node DECLARE = sh("declare");
  static final Node PREFIX = sh("prefix");
  static final Node NAMESPACE = sh("namespace");
  static final Node DEACTIVATED = sh("deactivated");
  static final Node CONDITION = sh("condition");
  static final Node ORDER = sh("order");
  static final Node RUN_ONCE = sh("runOnce");
  static final Node NODE_SHAPE = sh("NodeShape");
  static final Node TARGET_NODE = sh("targetNode");
  static final Node TARGET_CLASS = sh("targetClass");
  static final Node TARGET_SUBJECTS = sh("targetSubjectsOf");
  static final Node TARGET_OBJECTS = sh("targetObjectsOf");

  private ShaclTerms() {}

  static Node sh(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
