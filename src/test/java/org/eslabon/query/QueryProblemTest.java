package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each folder of {@code query/problems} is a query file with what must be said of it. */
final class QueryProblemTest {

  private static final Path CASES = Path.of("src/test/resources/query/problems");

  @TestFactory
  List<DynamicTest> aBadQueryIsExplained() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<DynamicTest> tests =
          folders
              .sorted()
              .map(
                  folder ->
                      DynamicTest.dynamicTest(
                          String.valueOf(folder.getFileName()), () -> explains(folder)))
              .toList();
      assertTrue(tests.size() > 0, "no case in " + CASES);
      return tests;
    }
  }

  private static void explains(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("query.rq"));
    ProblemException bad =
        assertThrows(
            ProblemException.class, () -> QueryReader.catalogued("test/it", "query.rq", text));
    String said =
        bad.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")) + "\n";
    Expectation expected = Expectation.at(folder.resolve("expected.txt"));
    expected.check(said);
  }

  @Test
  void aCatalogueReportsTheMistakesOfAllItsFiles(@TempDir Path folder) throws IOException {
    Path area = Files.createDirectories(folder.resolve("area"));
    Files.writeString(area.resolve("one.rq"), "SELECT");
    Files.writeString(area.resolve("two.rq"), "# # Two\nASK {}");
    ProblemException bad = assertThrows(ProblemException.class, () -> QueryCatalog.read(folder));
    assertEquals(
        List.of("one.rq", "two.rq"),
        bad.problems().stream()
            .map(problem -> String.valueOf(problem.place()))
            .map(place -> place.replaceAll(".*[/\\\\]|:.*", ""))
            .distinct()
            .toList());
  }

  @Test
  void latin1IsNamedAndNotGarbled(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("it.rq");
    Files.write(file, new byte[] {'#', ' ', (byte) 0xF1});
    ProblemException bad = assertThrows(ProblemException.class, () -> QueryReader.read(file));
    assertTrue(bad.problems().get(0).message().endsWith("is not UTF-8"));
  }

  @Test
  void aFileOfAUserNeedsNoHeader(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.rq");
    Files.writeString(file, "# counts\nSELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    NamedQuery query = QueryReader.read(file);
    assertEquals("mine", query.name());
    assertEquals(List.of(), query.about().parameters());
  }

  @Test
  void aFileOfAUserMayNotCallOtherEndpointsEither(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.rq");
    Files.writeString(file, "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }");
    assertThrows(ProblemException.class, () -> QueryReader.read(file));
  }
}
