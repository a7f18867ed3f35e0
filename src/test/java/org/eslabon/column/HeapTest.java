package org.eslabon.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit into memory is refused before memory runs out. */
final class HeapTest {

  private static final long MEGABYTE = 1 << 20;

  private final Path folder;

  HeapTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private LineFile lines(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("<http://example.org/").append(i).append("> <http://example.org/p> \"");
      lines.append(i).append("\" .\n");
    }
    return LineFile.of(Files.writeString(folder.resolve("many.nt"), lines.toString()));
  }

  @Test
  void anInputThatDoesNotFitNamesWhatItNeedsAndWhatToDo() throws IOException {
    LineFile file = lines(100_000);
    Heap small = new Heap(4 * MEGABYTE, 16 * MEGABYTE);
    Problem problem =
        assertThrows(
                ProblemException.class,
                () -> LineLoader.load(List.of(file), new GraphBuilder(small)))
            .problems()
            .get(0);

    assertEquals(ProblemCode.L016, problem.code());
    assertTrue(
        problem.message().contains(" MB; 4 MB of a heap of 16 MB are free"), problem.message());
    assertTrue(
        String.valueOf(problem.hint()).contains("src/spark/spark-submit target/"),
        problem.toString());
    assertEquals(100_000, LineLoader.load(List.of(file)).rows());
  }

  @Test
  void whatTheLoaderForeseesIsMoreThanTheGraphTakes() throws IOException {
    LineFile file = lines(50_000);
    GraphBuilder builder = new GraphBuilder(new Heap(64 * MEGABYTE, 64 * MEGABYTE));
    LineLoader.load(List.of(file), builder);
    assertEquals(50_000, builder.build().rows());
  }

  @Test
  void memoryThatRunsOutIsAProblemAndNotTheEnd() {
    Problem problem =
        assertThrows(
                ProblemException.class,
                () ->
                    Heap.guarded(
                        ProblemCode.R305,
                        () -> {
                          throw new OutOfMemoryError("as the machine says it");
                        }))
            .problems()
            .get(0);
    assertEquals(ProblemCode.R305, problem.code());
    assertTrue(String.valueOf(problem.hint()).contains("(ESLABON_OPTS=-Xmx"), problem.toString());
  }
}
