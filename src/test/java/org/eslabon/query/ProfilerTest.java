package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A catalogue of one's own whose profile queries are not made as they must be. */
final class ProfilerTest {

  private static final String HEADER = "# # T\n#\n# **Question** Q?\n#\n# **For** analyst\n#\n";
  private static final String FRAMEWORK = "# **Framework** governance-lens\n#\n";
  private static final String CLUSTER = "# **Parameter** `cluster` cluster required — which\n\n";
  private static final String SELECT =
      "SELECT ?aspect ?state ?finding ?locator"
          + " WHERE { ?cluster a ?aspect . BIND(1 AS ?state) BIND(2 AS ?finding) BIND(3 AS ?locator) }";

  @ParameterizedTest
  @MethodSource
  void queryThatDoesNotFitIsNamed(String header, String body, String expected, @TempDir Path folder)
      throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("profile")).resolve("mine.rq"),
        HEADER + header + body);
    DatasetGraph data = Cases.madeUp();
    QueryRunner runner = new QueryRunner(data, Esl.DEFAULT_BASE, QueryLimits.DEFAULT);
    Profiler profiler = new Profiler(data, Esl.DEFAULT_BASE, runner);
    QueryCatalog catalog = QueryCatalog.read(folder);
    ProblemException failure =
        assertThrows(ProblemException.class, () -> profiler.of("mu-north", catalog, Language.EN));
    assertEquals(
        "error[Q207]: a query of the area `profile` " + expected + "\n  --> profile/mine.rq",
        failure.problems().get(0).toString());
  }

  static Stream<Arguments> queryThatDoesNotFitIsNamed() {
    return Stream.of(
        Arguments.of(
            FRAMEWORK, "\nSELECT ?aspect WHERE { ?aspect ?p ?o }", "takes the parameter `cluster`"),
        Arguments.of(CLUSTER, SELECT, "names one **Framework** in its header"),
        Arguments.of(
            FRAMEWORK.replace("lens", "lense") + CLUSTER,
            SELECT,
            "names a framework of the theory, not `governance-lense`"),
        Arguments.of(
            FRAMEWORK + CLUSTER,
            "SELECT ?aspect WHERE { ?cluster a ?aspect }",
            "selects ?aspect, ?state, ?finding and ?locator"),
        Arguments.of(
            FRAMEWORK + CLUSTER, SELECT, "gives each row an aspect and a state of knowledge"));
  }
}
