package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyntheticNetworkTest {

  /** Of the 162,236 triples that the generator of the shared benchmark writes for this size. */
  private static final String DIGEST =
      "d6b0e9a8cdc82323a5cbf7cb5a89c52a5cd5f17c15e99fefb2800bce0d1cb419";

  private static final SyntheticNetwork SMALL = new SyntheticNetwork(2_000, 20_000, 42);

  private final Path folder;

  SyntheticNetworkTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void triplesAreThoseOfTheSharedBenchmark() throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("network.nt");
    NetworkTriples.write(SMALL, file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(DIGEST, HexFormat.of().formatHex(digest));
  }

  @Test
  void anotherSeedGivesAnotherNetwork() throws IOException {
    Path one = folder.resolve("one.nt");
    Path two = folder.resolve("two.nt");
    NetworkTriples.write(new SyntheticNetwork(21, 50, 1), one);
    NetworkTriples.write(new SyntheticNetwork(21, 50, 2), two);
    assertNotEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void tablesSayWhatTheTriplesSay() throws IOException {
    SyntheticNetwork network = new SyntheticNetwork(100, 1_000, 7);
    Path file = folder.resolve("network.nt");
    NetworkTriples.write(network, file);
    DatasetGraph triples = DatasetGraphFactory.create();
    RDFParser.source(file).parse(triples);

    Path tables = Files.createDirectory(folder.resolve("tables"));
    NetworkTables.write(network, tables);
    DatasetGraph loaded = ValueStore.inMemory();
    new Loader().load(LoadRequest.of(List.of(tables)), loaded);

    String ex = "http://example.org/ns#";
    String esl = Esl.NS;
    List<List<String>> properties =
        List.of(
            List.of("supplier", "supplier"),
            List.of("buyer", "buyer"),
            List.of("inChain", "inChain"),
            List.of("annualValue", "annualValue"),
            List.of("productDefinedBy", "productDefinedBy"),
            List.of("buyerMonitorsProcess", "buyerMonitors"),
            List.of("complementaryCompetence", "complementaryCompetences"),
            List.of("ownershipShare", "share"));
    for (List<String> pair : properties) {
      assertEquals(
          perValue(triples, ex + pair.get(0)), perValue(loaded, esl + pair.get(1)), pair.get(0));
    }
  }

  /** How many statements of a property say each value, whatever the values are called. */
  private static List<Integer> perValue(DatasetGraph data, String property) {
    return Txn.calculateRead(
        data,
        () -> {
          Map<Node, Integer> counts = new HashMap<>();
          data.find(Node.ANY, Node.ANY, NodeFactory.createURI(property), Node.ANY)
              .forEachRemaining(quad -> counts.merge(quad.getObject(), 1, Integer::sum));
          return counts.values().stream().sorted().toList();
        });
  }
}
