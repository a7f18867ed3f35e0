package org.eslabon.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.jspecify.annotations.NullMarked;

/** The files of the ontology as a checkout has them. */
@NullMarked
final class OntologyFiles {

  static final Path FOLDER = Path.of("ontology");

  private OntologyFiles() {}

  /** {@code eslabon.ttl} and every scheme: what rules read as theory. */
  static List<Path> theory() {
    return Stream.concat(
            Stream.of(FOLDER.resolve("eslabon.ttl")), below(FOLDER.resolve("schemes"), ".ttl"))
        .toList();
  }

  /** The theory in one graph. */
  static Graph theoryGraph() {
    return read(theory());
  }

  static Graph read(List<Path> files) {
    Graph graph = GraphMemFactory.createGraphMem2();
    files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
    return graph;
  }

  /** All files below a folder with this ending, sorted. */
  static Stream<Path> below(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
