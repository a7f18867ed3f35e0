package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code load/bad} is a case: {@code input} to load, with {@code mapping.rq} if
 * there is one, into a store that holds {@code store}; the problems must read as in {@code
 * expected.txt}.
 */
class BadInputTest {

  private static final Path CASES = Path.of("src/test/resources/load/bad");

  @TestFactory
  Stream<DynamicTest> badInputIsExplainedAndChangesNothing() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertFalse(cases.isEmpty(), "no case found");
      return cases.stream()
          .flatMap(
              folder ->
                  Stream.of(
                      DynamicTest.dynamicTest(
                          folder.getFileName() + " in memory",
                          () -> check(folder, DatasetGraphFactory.createTxnMem())),
                      DynamicTest.dynamicTest(
                          folder.getFileName() + " in TDB2",
                          () -> check(folder, DatabaseMgr.createDatasetGraph()))));
    }
  }

  private static void check(Path folder, DatasetGraph store) throws IOException {
    Path before = folder.resolve("store");
    Loader loader = Loads.loader();
    loader.load(LoadRequest.of(Files.exists(before) ? before : Path.of("datasets/sources")), store);
    DatasetGraph copy = Loads.copy(store);

    Path mapping = folder.resolve("mapping.rq");
    LoadRequest request =
        new LoadRequest(
            List.of(folder.resolve("input")),
            Files.exists(mapping) ? mapping : null,
            null,
            Esl.DEFAULT_BASE);
    ProblemException failure =
        assertThrows(ProblemException.class, () -> loader.load(request, store));

    String problems =
        failure.problems().stream()
            .map(problem -> problem.toString().replace(folder + "/", "") + "\n")
            .collect(Collectors.joining());
    assertEquals(Files.readString(folder.resolve("expected.txt")), problems);
    assertTrue(IsoMatcher.isomorphic(copy, Loads.copy(store)), "the store has changed");
  }
}
