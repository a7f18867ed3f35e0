package org.eslabon.analysis;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.store.Delta;

/**
 * What would be concluded if facts were otherwise, as far as conclusions with some properties go.
 * Nothing is stored, and one hypothesis knows nothing of another. Used inside a read transaction;
 * not for threads.
 */
public interface Hypotheses {

  /**
   * The conclusions that would come and go.
   *
   * @param given what is supposed to come and go in asserted and theory graphs, all of it making a
   *     difference
   * @return statements of inferred graphs, exactly those by which drawing all conclusions anew
   *     would differ
   */
  Delta consequences(Delta given);

  /** Whether these conclusions can rest on a property, directly or through other conclusions. */
  boolean restOn(Node property);

  /**
   * What things have in common that are provably alike. Things of one likeness come to the same
   * conclusions, each about itself and about nothing else, when the same values take the place of
   * what is stated of them by the properties. Empty when that cannot be proved.
   */
  Optional<Object> likeness(Node thing, Set<Node> properties);
}
