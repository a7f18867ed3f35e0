package org.eslabon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eslabon.bench.engine.NetworkFiles;
import org.eslabon.bench.engine.Workload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every engine does the whole of a small workload and concludes what the arrays conclude. */
final class EnginesAgreeTest {

  private static final int LINKS = 2_000;

  private final Path work;

  EnginesAgreeTest(@TempDir Path work) {
    this.work = work;
  }

  @TestFactory
  Stream<DynamicTest> everyEngineCountsAsTheArraysDo() throws IOException, InterruptedException {
    NetworkFiles network = NetworkFiles.of(LINKS, work.resolve("data"));
    Run arrays = run(Entrant.ARRAYS, network);
    assertEquals(Workload.CONCLUSIONS.size() + Workload.QUERIES.size(), arrays.counts().size());
    assertEquals(LINKS, arrays.counts().get("R0 supplierDependence"));
    return Stream.of(Entrant.values())
        .map(
            entrant ->
                DynamicTest.dynamicTest(
                    entrant.title(), () -> assertAgrees(run(entrant, network), arrays)));
  }

  private Run run(Entrant entrant, NetworkFiles network) throws IOException, InterruptedException {
    RunProcess.Setting setting =
        new RunProcess.Setting("1g", Duration.ofMinutes(2), Duration.ofMinutes(1), work);
    return RunProcess.run(entrant, 1, network, setting);
  }

  private static void assertAgrees(Run run, Run arrays) {
    List<String> failures =
        run.steps().values().stream().map(Outcome::failure).filter(Objects::nonNull).toList();
    assertEquals(List.of(), failures);
    if (run.steps().containsKey(Workload.LOAD_TABLES) && run.counts().isEmpty()) {
      assertTrue(run.sizes().containsKey("loaded"));
    } else {
      assertEquals(arrays.counts(), run.counts());
    }
  }

  @Test
  void aDifferenceNamesTheEngineAndTheRule() {
    Map<String, Outcome> none = Map.of();
    Results results =
        new Results(
            LINKS,
            List.of(
                new Run("arrays", none, Map.of("R1 Hierarchy", 7L, "Q1", 3L), Map.of()),
                new Run("columnar", none, Map.of("R1 Hierarchy", 7L, "Q1", 3L), Map.of()),
                new Run("duckdb", none, Map.of("R1 Hierarchy", 8L, "Q1", 3L), Map.of())));
    assertEquals(
        List.of("R1 Hierarchy: 7 in arrays, columnar; 8 in duckdb"), results.differences());
  }
}
