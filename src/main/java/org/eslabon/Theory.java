package org.eslabon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.load.Notations;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
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
   * @throws ProblemException L001 when a file is missing or is not Turtle
   */
  static Theory read(Path ontology) {
    List<Path> files = files(ontology);
    Optional<TheoryCache> cache = TheoryCache.of(files);
    return new Theory(
        cache
            .flatMap(TheoryCache::read)
            .orElseGet(
                () -> {
                  Map<Node, Graph> parsed = parse(files);
                  cache.ifPresent(kept -> kept.write(parsed));
                  return parsed;
                }));
  }

  private static Map<Node, Graph> parse(List<Path> files) {
    Map<Node, Graph> graphs = new LinkedHashMap<>();
    for (Path file : files) {
      graphs.put(GraphNames.theory(file.getFileName().toString()), parse(file));
    }
    return graphs;
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

  private static List<Path> files(Path ontology) {
    try (Stream<Path> schemes = Files.list(ontology.resolve("schemes"))) {
      Stream<Path> turtle =
          schemes.filter(file -> file.getFileName().toString().endsWith(".ttl")).sorted();
      return Stream.concat(Stream.of(ontology.resolve("eslabon.ttl")), turtle).toList();
    } catch (IOException e) {
      throw unreadable(ontology.resolve("schemes"), "is not a readable folder");
    }
  }

  private static Graph parse(Path file) {
    // terms as they are written: what a dataset in memory holds them by
    Graph graph = GraphMemFactory.createGraphMem2();
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in).lang(Lang.TURTLE).base(file.toUri().toString()).parse(graph);
      return graph;
    } catch (RiotException e) {
      throw unreadable(file, "is not Turtle: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException unreadable(Path file, String why) {
    return new ProblemException(
        new Problem(
            ProblemCode.L001,
            "`" + file.getFileName() + "` " + why,
            SourcePlace.of(file.toString()),
            null));
  }
}
