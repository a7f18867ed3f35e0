package org.eslabon.model;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Namespace of the Eslabon ontology and a node for any of its terms. The terms themselves are
 * defined in {@code ontology/eslabon.ttl}; a test checks that every term used exists there.
 */
public final class Esl {

  /** Namespace of the ontology, prefix {@code esl:}. */
  public static final String NS = "https://w3id.org/eslabon/ontology#";

  /** Default base of data IRIs. */
  public static final String DEFAULT_BASE = "https://w3id.org/eslabon/id/";

  /** Namespace of ISIC Rev. 4 classes; the code is the local name. */
  public static final String ISIC = "https://w3id.org/eslabon/isic/4/";

  private Esl() {}

  /** The term {@code esl:localName}. */
  public static Node term(String localName) {
    return NodeFactory.createURI(NS + localName);
  }
}
