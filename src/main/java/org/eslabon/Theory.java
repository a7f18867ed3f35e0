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
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.load.Notations;
import org.eslabon.load.TheoryFiles;
import org.eslabon.store.GraphNames;
import org.eslabon.store.SharedGraphs;

/**
 * What rules read as theory: the ontology and its schemes, one graph a file. Immutable; nobody
 * writes to its graphs.
 */
record Theory(SharedGraphs shared) {

  /** The theory in these graphs. */
  static Theory of(Map<Node, Graph> graphs) {
    Graph union = GraphMemFactory.createGraphMem2();
    graphs.values().forEach(graph -> GraphUtil.addInto(union, graph));
    return new Theory(new SharedGraphs(graphs, union));
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
    return cache
        .flatMap(TheoryCache::read)
        .orElseGet(
            () -> {
              Map<Node, Graph> parsed = TheoryFiles.parse(files);
              cache.ifPresent(kept -> kept.write(parsed));
              return of(parsed);
            });
  }

  /** The theory that a graph works with. */
  static Theory of(GraphSettings settings) {
    return read(settings.ontology()).with(settings.thresholds());
  }

  /** The same with other numbers for some thresholds, by their notations. */
  Theory with(Map<String, BigDecimal> thresholds) {
    return thresholds.isEmpty() ? this : of(Thresholds.replace(graphs(), thresholds));
  }

  /** Its graphs by their names. */
  Map<Node, Graph> graphs() {
    return shared.graphs();
  }

  /** The concepts that cells of tables may name. */
  Notations notations() {
    return Notations.of(union());
  }

  /** All of it as one graph, which nobody writes to. */
  Graph union() {
    return shared.union();
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
        graphs().keySet().stream().filter(name -> !data.containsGraph(name)).toList();
    outdated.forEach(data::removeGraph);
    Stream.concat(outdated.stream(), missing.stream())
        .filter(graphs()::containsKey)
        .forEach(name -> data.addGraph(name, graph(name)));
    return !outdated.isEmpty() || !missing.isEmpty();
  }

  private boolean isIn(DatasetGraph data, Node name) {
    return graphs().containsKey(name) && data.getGraph(name).isIsomorphicWith(graph(name));
  }

  private Graph graph(Node name) {
    return Objects.requireNonNull(graphs().get(name));
  }
}
