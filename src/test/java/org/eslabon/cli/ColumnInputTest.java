package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;
import org.eslabon.store.Bundled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose input goes straight into columns print what they print by way of ARQ. */
final class ColumnInputTest {

  private static final String RULES = "src/bench/rules";

  private final Path folder;

  ColumnInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The bundled cases as one file of N-Triples. */
  private Path cases() throws IOException {
    Path file = folder.resolve("cases.nt");
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
        OutputStream out = Files.newOutputStream(file)) {
      graph.load(LoadRequest.of(Bundled.path("datasets")));
      RDFDataMgr.write(out, graph.copyUnion(List.of(Layer.ASSERTED)), Lang.NTRIPLES);
    }
    return file;
  }

  private Path network(int links) throws IOException {
    Path file = folder.resolve("network-" + links + ".nt");
    NetworkTriples.write(new SyntheticNetwork(Math.max(21, links / 10), links, 42), file);
    return file;
  }

  /** What both engines print: the same lines, in an order that is theirs. */
  private static List<String> same(String... command) {
    List<String> arq = lines("arq", command);
    assertEquals(arq, lines("columnar", command), String.join(" ", command));
    return arq;
  }

  private static List<String> lines(String engine, String... command) {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    all.addAll(List.of("--engine", engine));
    Run run = Run.of(all.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run::err);
    return run.out().lines().sorted().toList();
  }

  @Test
  void theCasesAreClassifiedAndAskedTheSame() throws IOException {
    String file = cases().toString();
    assertTrue(same("classify", file, "--format", "csv").size() > 50);
    assertTrue(same("upgrading", file, "--format", "csv").size() > 20);
    assertTrue(
        same("query", "chains/of-cluster", file, "-f", "csv", "-p", "cluster=sinos-valley").size()
            > 1);
  }

  @Test
  void rulesOverTheNetworkConcludeTheSame() throws IOException {
    String file = network(2_000).toString();
    List<String> inferred = same("rules", "run", RULES, file, "--format", "nt");
    assertTrue(inferred.size() > 3_000, "only " + inferred.size());
    String goal = "?l ex:governance ex:Hierarchy";
    assertTrue(same("rules", "run", RULES, file, "--goal", goal, "-f", "csv").size() > 1);
    assertTrue(same("rules", "run", RULES, file, "--goal", goal, "-f", "nt").size() > 1);
    assertTrue(same("rules", "run", RULES, file, "--format", "ttl").size() > 2_000);
  }

  @Test
  void aFileOfColumnsAnswersAsItsInput() throws IOException {
    String file = cases().toString();
    String columns = folder.resolve("cases.eslc").toString();
    Run load = Run.of("load", file, "--store", columns);
    assertEquals(ExitCode.DONE, load.code(), load::err);
    assertTrue(load.out().contains(" concluded by "), load::out);
    List<String> expected = lines("arq", "classify", file, "--format", "csv");
    assertEquals(expected, lines("auto", "classify", "--store", columns, "--format", "csv"));
    assertEquals(expected, lines("auto", "classify", columns, "--format", "csv"));
  }

  @Test
  void rulesRunOverWhatAFileOfColumnsWasGiven() throws IOException {
    String file = network(300).toString();
    String columns = folder.resolve("network.eslc").toString();
    assertEquals(ExitCode.DONE, Run.of("load", file, "--store", columns).code());
    assertEquals(
        lines("arq", "rules", "run", RULES, file, "--format", "nt"),
        lines("auto", "rules", "run", RULES, columns, "--format", "nt"));
  }

  @Test
  void reservedGraphsAndTripleTermsAreRefusedByName() throws IOException {
    Path quads = folder.resolve("own.nq");
    Files.writeString(
        quads, "<e:a> <e:b> <e:c> <https://w3id.org/eslabon/id/graph/inferred/x> .\n");
    Run reserved = Run.of("classify", quads.toString(), "--engine", "columnar");
    assertEquals(ExitCode.INVALID_INPUT, reserved.code());
    assertTrue(reserved.err().contains("L041"), reserved::err);

    Path terms = folder.resolve("terms.nt");
    Files.writeString(terms, "<e:a> <e:b> <<( <e:c> <e:d> <e:e> )>> .\n");
    Run refused = Run.of("rules", "run", RULES, terms.toString(), "--engine", "columnar");
    assertEquals(ExitCode.INVALID_INPUT, refused.code());
    assertTrue(refused.err().contains("--engine arq"), refused::err);
    assertEquals(ExitCode.DONE, Run.of("rules", "run", RULES, terms.toString()).code());

    Path turtle = folder.resolve("terms.ttl");
    Files.writeString(turtle, "<e:a> <e:b> <<( <e:c> <e:d> <e:e> )>> .\n");
    Run alike = Run.of("classify", turtle.toString(), "--engine", "columnar");
    assertEquals(ExitCode.INVALID_INPUT, alike.code());
    assertTrue(alike.err().contains("L015"), alike::err);
  }

  @Test
  void aFileOfColumnsIsNotMadeByTheOtherEngine() throws IOException {
    Path file = folder.resolve("kept.eslc");
    Run run = Run.of("load", cases().toString(), "--store", file.toString(), "--engine", "arq");

    assertEquals(ExitCode.USAGE, run.code(), run::err);
    assertTrue(run.err().contains("leave out --engine arq"), run.err());
    assertFalse(Files.exists(file));
  }
}
