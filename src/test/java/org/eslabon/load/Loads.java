package org.eslabon.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/** What tests of loading share: small files, and looks at what was loaded. */
final class Loads {

  static final String FIRMS = "id,name\nacme,Acme\nbeta,Beta\n";

  /** The notations that the files of these tests use. */
  static final Notations NOTATIONS =
      Notations.of(RDFDataMgr.loadGraph("src/test/resources/load/notations.ttl"));

  private Loads() {}

  /** A loader that knows the notations of these tests. */
  static Loader loader() {
    return new Loader(LoadProgress.NONE, NOTATIONS);
  }

  static Path write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.writeString(file, content);
  }

  static DatasetGraph load(Path input) {
    DatasetGraph store = DatasetGraphFactory.createTxnMem();
    loader().load(LoadRequest.of(input), store);
    return store;
  }

  /** All triples of all graphs but provenance. */
  static Graph asserted(DatasetGraph store) {
    Graph graph = GraphFactory.createDefaultGraph();
    Txn.executeRead(
        store,
        () ->
            store
                .find()
                .forEachRemaining(
                    quad -> {
                      if (!quad.getGraph().equals(GraphNames.PROVENANCE)) {
                        graph.add(quad.asTriple());
                      }
                    }));
    return graph;
  }

  /** The same without the lines on which rows stand. */
  static Graph withoutLines(Graph graph) {
    graph.remove(Node.ANY, Esl.term("rowNumber"), Node.ANY);
    return graph;
  }

  static DatasetGraph copy(DatasetGraph store) {
    DatasetGraph copy = DatasetGraphFactory.create();
    Txn.executeRead(store, () -> store.find().forEachRemaining(copy::add));
    return copy;
  }
}
