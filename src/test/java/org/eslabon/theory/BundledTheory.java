package org.eslabon.theory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;

/** The theory as the checkout has it, in its graphs. */
final class BundledTheory {

  private static final Path ONTOLOGY = Path.of("ontology");

  private BundledTheory() {}

  /** A new dataset in memory with the theory and nothing else. */
  static DatasetGraph inMemory() throws IOException {
    DatasetGraph data = ValueStore.inMemory();
    try (Stream<Path> schemes = Files.list(ONTOLOGY.resolve("schemes"))) {
      Stream.concat(Stream.of(ONTOLOGY.resolve("eslabon.ttl")), schemes)
          .forEach(file -> read(file, data));
    }
    return data;
  }

  private static void read(Path file, DatasetGraph data) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, file.toUri().toString());
    Node name = GraphNames.theory(String.valueOf(file.getFileName()));
    data.executeWrite(
        () ->
            graph
                .find()
                .forEachRemaining(
                    t -> data.add(name, t.getSubject(), t.getPredicate(), t.getObject())));
  }
}
