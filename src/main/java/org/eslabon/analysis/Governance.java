package org.eslabon.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.model.Esl;
import org.eslabon.store.Delta;

/** The terms that say how a link is governed, and how they change. */
public final class Governance {

  static final Node LINK = Esl.term("Link");
  static final Node TYPE = Esl.term("governance");
  static final Node CONTESTED = Esl.term("contestedGovernance");
  static final Node STATUS = Esl.term("governanceStatus");
  static final Node DETERMINED = Esl.term("Determined");
  static final Node LENS_TYPE = Esl.term("capabilityType");

  /** The conclusions that say how a link is governed. */
  public static final Set<Node> WATCHED = Set.of(TYPE, STATUS, LENS_TYPE);

  private Governance() {}

  /** The links that become determined or change their type, with the type they get. */
  static Map<Node, Node> decided(Delta consequences) {
    Map<Node, Node> types = new HashMap<>();
    for (Quad quad : consequences.added()) {
      if (quad.getPredicate().equals(TYPE)) {
        types.put(quad.getSubject(), quad.getObject());
      }
    }
    return types;
  }
}
