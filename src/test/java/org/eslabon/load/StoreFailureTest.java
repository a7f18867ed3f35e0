package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that do not take the data: they must say so and stay as they were. */
class StoreFailureTest {

  private final Path folder;

  StoreFailureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aReadOnlyStoreIsReported() throws IOException {
    DatasetGraph store = DatasetGraphFactory.createTxnMem();
    Path file = Loads.write(folder, "firms.csv", Loads.FIRMS);
    new Loader().load(LoadRequest.of(file), store);
    Graph before = Loads.asserted(store);

    ProblemException failure =
        assertThrows(
            ProblemException.class,
            () ->
                new Loader()
                    .load(
                        LoadRequest.of(Loads.write(folder, "chains.csv", "id,name\nc,Chain\n")),
                        new DatasetGraphReadOnly(store)));

    assertEquals(ProblemCode.S003, failure.problems().get(0).code());
    assertTrue(before.isIsomorphicWith(Loads.asserted(store)));
  }

  /**
   * The disk is full as soon as a file of the store would grow beyond a limit that the operating
   * system sets on a program of its own.
   */
  @Test
  void aFullDiskIsReportedAndTheStoreIsAsItWas() throws Exception {
    Path database = folder.resolve("store");
    Path small = Loads.write(folder, "small/firms.csv", Loads.FIRMS);
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < 60_000; i++) {
      rows.append("firm-").append(i).append(",Firm number ").append(i).append('\n');
    }
    Path large = Loads.write(folder, "large/firms.csv", rows.toString());
    DatasetGraph store = ValueStore.open(database);
    new Loader().load(LoadRequest.of(small), store);
    Graph before = Loads.asserted(store);
    TDBInternal.expel(store);

    String said = loadUnderLimit(large, database);

    assertTrue(
        said.contains("error[S003]: the store did not take the data and is as it was"), said);
    store = ValueStore.open(database);
    assertTrue(before.isIsomorphicWith(Loads.asserted(store)));
    TDBInternal.expel(store);
  }

  private static String loadUnderLimit(Path input, Path database) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    "bash",
                    "-c",
                    "ulimit -f 9000 && exec \"$@\"",
                    "bash",
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    LoadOnce.class.getName(),
                    input.toString(),
                    database.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    return said;
  }

  /** Loads one file into one store, in a Java machine of its own. */
  static final class LoadOnce {

    private LoadOnce() {}

    public static void main(String[] args) {
      DatasetGraph store = ValueStore.open(Path.of(args[1]));
      try {
        System.out.println(new Loader().load(LoadRequest.of(Path.of(args[0])), store));
      } catch (ProblemException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
