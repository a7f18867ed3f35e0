package org.eslabon.rules.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;

/**
 * One graph that states a fact, and where the graph has it from. Immutable.
 *
 * @param graph its name
 * @param isTheory whether it is part of the theory rather than somebody's data
 * @param file the input as the user named it
 * @param row line of the file, from 1
 * @param citations works the row or term names as its sources
 */
public record Assertion(
    Node graph,
    boolean isTheory,
    Optional<String> file,
    OptionalLong row,
    List<Citation> citations) {

  public Assertion {
    citations = List.copyOf(citations);
  }
}
