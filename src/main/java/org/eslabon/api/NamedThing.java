package org.eslabon.api;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A thing that names of other people's tables may stand for. Immutable.
 *
 * @param node its IRI
 * @param types of those that can be asked for
 * @param names labels in any language, notations and its id, as they are compared
 */
record NamedThing(Node node, Set<Node> types, List<FoldedName> names) {

  NamedThing {
    types = Set.copyOf(types);
    names = List.copyOf(names);
  }

  /** How well its best name fits, from 0 to 100. */
  double score(FoldedName wanted) {
    return names.stream().mapToDouble(wanted::similarity).max().orElse(0);
  }

  /** Whether one of its names goes on as what was typed begins. */
  boolean answers(FoldedName typed) {
    return names.stream().anyMatch(typed::begins);
  }
}
