package org.eslabon.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.GraphNames;

/** Which file of a request writes which graph. No graph has two, so that provenance stays true. */
final class GraphClaims {

  private final Map<Node, String> files = new LinkedHashMap<>();

  /** Claims a graph for a file; the problem when the file cannot have it. */
  Optional<Problem> claim(Node graph, String file) {
    if (!GraphNames.isAsserted(graph)) {
      return problem(
          ProblemCode.L041,
          "the graph <" + graph + "> is kept for what the program writes itself",
          file,
          "leave theory, inferred and provenance graphs out of the file");
    }
    String other = files.putIfAbsent(graph, file);
    return other == null || other.equals(file)
        ? Optional.empty()
        : problem(
            ProblemCode.L040,
            "this file and " + other + " would both become the graph <" + graph + ">",
            file,
            "load one of them by itself and name its graph with --graph");
  }

  /** All graphs that the request writes. */
  Set<Node> graphs() {
    return files.keySet();
  }

  private static Optional<Problem> problem(
      ProblemCode code, String message, String file, String hint) {
    return Optional.of(new Problem(code, message, SourcePlace.of(file), hint));
  }
}
