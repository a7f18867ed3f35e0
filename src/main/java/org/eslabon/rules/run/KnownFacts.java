package org.eslabon.rules.run;

import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/** What was worked out before a change, for an increment to start from. To be read only. */
interface KnownFacts {

  /** Theory, asserted and inferred triples before the change. */
  Graph union();

  /** Triples that nobody asserted before the change and somebody does now. */
  Set<Triple> come();

  /** Triples that somebody asserted before the change and nobody does now. */
  Set<Triple> gone();

  /** Whether somebody asserts the triple after the change. */
  boolean isGiven(Triple triple);

  /** Names of the rules whose graphs held the triple before the change. */
  Set<String> concluding(Triple triple);

  /** What the graph of a rule held before the change. */
  Set<Triple> conclusions(String rule);
}
