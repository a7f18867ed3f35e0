package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is too large to keep as files of the repository. */
class LargeInputTest {

  private static final String TEN_MEGABYTES = "x".repeat(10_000_000);

  private final Path folder;
  private final DatasetGraph store = DatasetGraphFactory.createTxnMem();

  LargeInputTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    new Loader().load(LoadRequest.of(Loads.write(folder, "old/firms.csv", Loads.FIRMS)), store);
  }

  @Test
  void aCellOfTenMegabytesIsNamed() throws IOException {
    Path file =
        Loads.write(folder, "firms.csv", "id,name,place\na,A,Lima\nb,B," + TEN_MEGABYTES + "\n");
    assertEquals(
        "error[L010]: the cell that begins here has more than 1000000 characters\n  --> "
            + file
            + ":3:3\n  hint: is there a quote that never closes?",
        problems(file).get(0).toString());
  }

  @Test
  void aQuoteThatSwallowsTenMegabytesIsNamedWhereItOpens() throws IOException {
    String rows = "c,C,Lima\n".repeat(3_000_000);
    Path file = Loads.write(folder, "firms.csv", "id,name,place\na,A,\"Lima\nb,B,Lima\n" + rows);
    assertEquals(
        "error[L010]: the cell that begins here has more than 1000000 characters\n  --> "
            + file
            + ":2:3\n  hint: is there a quote that never closes?",
        problems(file).get(0).toString());
  }

  @Test
  void aJsonValueOfTenMegabytesIsNamed() throws IOException {
    Path file =
        Loads.write(folder, "firms.json", "[{\"id\": \"a\", \"name\": \"" + TEN_MEGABYTES + "\"}]");
    Problem problem = problems(file).get(0);
    assertTrue(problem.toString().startsWith("error[L010]"), problem.toString());
    assertTrue(problem.toString().contains(file + ":1:"), problem.toString());
  }

  @Test
  void aCellOfOneMillionCharactersLoads() throws IOException {
    Path file =
        Loads.write(
            folder, "firms.csv", "id,name\na," + TEN_MEGABYTES.substring(0, 1_000_000) + "\n");
    new Loader().load(LoadRequest.of(file), store);
  }

  @Test
  void turtleThatIsWrongOnLine900000LoadsNothing() throws IOException {
    Path file = folder.resolve("firms.ttl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int line = 1; line < 900_000; line++) {
        out.write("<firm/f" + line + "> a <Firm> .\n");
      }
      out.write("<firm/broken> a .\n<firm/last> a <Firm> .\n");
    }
    List<Problem> problems = problems(file);
    assertEquals(
        List.of(
            "error[L012]: Unrecognized (expected an RDF Term): [DOT]\n  --> "
                + file
                + ":900000:17"),
        problems.stream().map(Problem::toString).toList());
  }

  @Test
  void ofManyProblemsTheFirstHundredOfEachFileAreListed() throws IOException {
    Loads.write(folder, "bad/firms.csv", "id,name\n" + "a\n".repeat(150));
    Loads.write(folder, "bad/chains.csv", "id,name\n" + "a\n".repeat(100));
    List<Problem> problems = problems(folder.resolve("bad"));
    assertEquals(201, problems.size());
    assertEquals(
        "error[L099]: 50 more problems in this file are not listed\n  --> "
            + folder.resolve("bad/firms.csv"),
        problems.get(200).toString());
  }

  private List<Problem> problems(Path input) {
    Graph before = Loads.asserted(store);
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> new Loader().load(LoadRequest.of(input), store))
            .problems();
    assertTrue(before.isIsomorphicWith(Loads.asserted(store)), "the store has changed");
    return problems;
  }
}
