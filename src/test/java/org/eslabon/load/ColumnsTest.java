package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reading straight into columns against loading into a store. */
final class ColumnsTest {

  private static final Notations NOTATIONS = Notations.of(DatasetsTest.theory());

  private final Path folder;

  ColumnsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> everyBundledFolderGivesTheSameQuads() {
    return DatasetsTest.folders().stream()
        .map(
            data ->
                DynamicTest.dynamicTest(
                    data.getFileName().toString(), () -> assertSame(LoadRequest.of(data))));
  }

  @Test
  void aSyntheticNetworkGivesTheSameQuads() throws IOException {
    NetworkTables.write(new SyntheticNetwork(300, 5_000, 3), folder);
    assertSame(LoadRequest.of(folder));
  }

  private static void assertSame(LoadRequest request) {
    Loader loader = new Loader(LoadProgress.NONE, NOTATIONS);
    DatasetGraph stored = ValueStore.inMemory();
    loader.load(request, stored);
    Set<Quad> expected =
        Txn.calculateRead(
            stored, () -> Iter.toSet(Iter.filter(stored.find(), ColumnsTest::isKept)));
    assertFalse(expected.isEmpty());
    for (ColumnGraph graph : List.of(loader.columns(request), loader.checkedColumns(request))) {
      List<Quad> actual =
          Iter.toList(Iter.filter(new ColumnDatasetGraph(graph).find(), ColumnsTest::isKept));
      assertEquals(expected, Set.copyOf(actual));
      assertEquals(expected.size(), actual.size(), "a quad comes twice");
    }
  }

  /** Of the provenance graph the time differs, and the number of triples columns do not note. */
  private static boolean isKept(Quad quad) {
    String property = quad.getPredicate().getLocalName();
    return !quad.getGraph().equals(GraphNames.PROVENANCE)
        || !(property.equals("generatedAtTime") || property.equals("tripleCount"));
  }

  @Test
  void theSameProblemsAreTold() throws IOException {
    Files.writeString(folder.resolve("firms.csv"), "id,name\na,A\na,B\n,C\n");
    Files.writeString(folder.resolve("links.csv"), "id,supplier,buyer,value\nl,a,b,-1\nm,c\n");
    LoadRequest request = LoadRequest.of(folder);
    ProblemException expected =
        assertThrows(
            ProblemException.class, () -> new Loader().load(request, ValueStore.inMemory()));
    ProblemException actual =
        assertThrows(ProblemException.class, () -> new Loader().columns(request));
    assertEquals(expected.problems(), actual.problems());
    assertFalse(expected.problems().size() < 4);
  }
}
