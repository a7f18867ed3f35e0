package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.FmtUtils;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was loaded comes out as tables that can be loaded again. */
final class TableExportTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void theBundledCasesComeOutAsTablesThatGiveTheSameFacts() throws IOException {
    Path tables = folder.resolve("tables");
    Set<String> before;
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      graph.load(LoadRequest.of(Path.of("datasets")));
      graph.check();
      before = facts(graph);
      unpack(graph, tables);
    }
    try (ValueGraph again = ValueGraph.inMemory(GraphSettings.bundled())) {
      again.load(LoadRequest.of(tables));
      Set<String> after = facts(again);
      assertTrue(before.size() > 10_000, "read " + before.size());
      assertEquals(Set.of(), without(before, after), "lost");
      assertEquals(Set.of(), without(after, before), "made up");
    }
  }

  private void unpack(ValueGraph graph, Path tables) throws IOException {
    Files.createDirectories(tables);
    Path zip = folder.resolve("tables.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      graph.data().begin();
      new TableExport(graph.data(), any -> true).writeZip(out);
      graph.data().end();
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Files.copy(in, tables.resolve(entry.getName()));
      }
    }
  }

  /** All that is asserted but for the numbers of rows, as text. */
  private static Set<String> facts(ValueGraph graph) {
    Node rowNumber = Esl.term("rowNumber");
    DatasetGraph asserted = graph.copy(List.of(Layer.ASSERTED));
    Set<String> facts = new TreeSet<>();
    asserted
        .find()
        .forEachRemaining(
            quad -> {
              if (!quad.getPredicate().equals(rowNumber)) {
                facts.add(FmtUtils.stringForTriple(quad.asTriple()));
              }
            });
    return facts;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
