package org.eslabon;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.load.Notations;
import org.eslabon.load.TheoryFiles;
import org.eslabon.store.GraphNames;

/**
 * What rules read as theory: the ontology and its schemes, one graph a file. Immutable; nobody
 * writes to its graphs.
 */
record Theory(Map<Node, Graph> graphs) {

  Theory {
    graphs = Map.copyOf(graphs);
  }

  /**
   * Reads {@code eslabon.ttl} and every Turtle file in {@code schemes}.
   *
   * @param ontology the folder that holds them
   * @throws org.eslabon.problem.ProblemException L001 when a file is missing or is not Turtle
   */
  static Theory read(Path ontology) {
    List<Path> files = TheoryFiles.list(ontology);
    Optional<TheoryCache> cache = TheoryCache.of(files);
    return new Theory(
        cache
            .flatMap(TheoryCache::read)
            .orElseGet(
                () -> {
                  Map<Node, Graph> parsed = TheoryFiles.parse(files);
                  cache.ifPresent(kept -> kept.write(parsed));
                  return parsed;
                }));
  }

  /** The theory that a graph works with. */
  static Theory of(GraphSettings settings) {
    return read(settings.ontology()).with(settings.thresholds());
  }

  /** The same with other numbers for some thresholds, by their notations. */
  Theory with(Map<String, BigDecimal> thresholds) {
    return thresholds.isEmpty() ? this : new Theory(Thresholds.replace(graphs, thresholds));
  }

  /** The concepts that cells of tables may name. */
  Notations notations() {
    return Notations.of(union());
  }

  /** All of it as one graph. */
  Graph union() {
    return new MultiUnion(graphs.values().iterator());
  }

  /**
   * Makes the theory graphs of a dataset equal to these; whether they differed. Call inside a write
   * transaction.
   */
  boolean writeTo(DatasetGraph data) {
    List<Node> outdated;
    try (Stream<Node> names = Iter.asStream(data.listGraphNodes())) {
      outdated = names.filter(GraphNames::isTheory).filter(name -> !isIn(data, name)).toList();
    }
    List<Node> missing =
        graphs.keySet().stream().filter(name -> !data.containsGraph(name)).toList();
    outdated.forEach(data::removeGraph);
    Stream.concat(outdated.stream(), missing.stream())
        .filter(graphs::containsKey)
        .forEach(name -> data.addGraph(name, graph(name)));
    return !outdated.isEmpty() || !missing.isEmpty();
  }

  private boolean isIn(DatasetGraph data, Node name) {
    return graphs.containsKey(name) && data.getGraph(name).isIsomorphicWith(graph(name));
  }

  private Graph graph(Node name) {
    return Objects.requireNonNull(graphs.get(name));
  }
}
