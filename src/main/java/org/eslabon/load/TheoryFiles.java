package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.GraphNames;

/** Reads the theory: {@code eslabon.ttl} and every Turtle file in {@code schemes}. */
public final class TheoryFiles {

  private TheoryFiles() {}

  /**
   * The graphs of a theory by their names, one a file.
   *
   * @param ontology the folder that holds the files
   * @throws ProblemException L001 when a file is missing or is not Turtle
   */
  public static Map<Node, Graph> read(Path ontology) {
    return parse(list(ontology));
  }

  /** The graphs of some of its files by their names. */
  public static Map<Node, Graph> parse(List<Path> files) {
    Map<Node, Graph> graphs = new LinkedHashMap<>();
    for (Path file : files) {
      graphs.put(GraphNames.theory(file.getFileName().toString()), parse(file));
    }
    return graphs;
  }

  /** The files of a theory, the ontology itself first. */
  public static List<Path> list(Path ontology) {
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
