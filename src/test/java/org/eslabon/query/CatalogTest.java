package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every query of the catalogue gives what the files beside it say: over all bundled datasets
 * ({@code queries/<area>/<question>.expect.csv}) and over tables that were made up so that each of
 * its branches is reached. {@code -Dexpect.update=true} rewrites the files.
 */
final class CatalogTest {

  private static final Path MADE_UP = Path.of("src/test/resources/query/made-up/expect");
  private static final Path PAGE = Path.of("src/docs/queries.md");
  private static final Path QUERIES = Path.of("queries");
  static final QueryCatalog CATALOG = QueryCatalog.read(QUERIES);

  @TestFactory
  Stream<DynamicTest> onTheBundledCases() {
    return CATALOG.queries().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.name(),
                    () -> {
                      int size = new ExpectedAnswer(beside(query)).check(query, Cases.bundled());
                      assertTrue(
                          size > 0 || !query.about().note().isEmpty(),
                          query.name()
                              + " finds nothing in the bundled cases, and no **Note** says why");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> onTheMadeUpCase() {
    return CATALOG.queries().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.name(),
                    () -> {
                      int size = 0;
                      for (Path file : madeUp(query)) {
                        size += new ExpectedAnswer(file).check(query, Cases.madeUp());
                      }
                      assertTrue(size > 0, "the made-up case does not reach " + query.name());
                    }));
  }

  @Test
  void nothingElseLiesAmongTheQueriesAndExpectations() throws IOException {
    assumeFalse(Expectation.updating(), "files are being written");
    Set<Path> known = new TreeSet<>();
    for (NamedQuery query : CATALOG.queries()) {
      known.add(QUERIES.resolve(query.name() + ".rq"));
      known.add(beside(query));
      known.addAll(madeUp(query));
    }
    Set<Path> extra = new TreeSet<>(files(QUERIES));
    extra.addAll(files(MADE_UP));
    Set<Path> missing = new TreeSet<>(known);
    missing.removeAll(extra);
    extra.removeAll(known);
    assertEquals(Set.of(), missing, "missing");
    assertEquals(Set.of(), extra, "extra");
  }

  @Test
  void researchersPortalsAndAnalystsAllFindTheirQuestions() {
    assertTrue(CATALOG.queries().size() >= 25);
    for (Audience audience : Audience.values()) {
      assertTrue(CATALOG.queriesFor(audience).size() >= 15, audience.word());
    }
  }

  @Test
  void everyQueryHasATitleOfItsOwnInBothLanguages() {
    List<String> lacking =
        CATALOG.queries().stream()
            .filter(
                query ->
                    query.about().titulo().isBlank()
                        || query.about().titulo().equals(query.about().title()))
            .map(NamedQuery::name)
            .toList();
    assertEquals(List.of(), lacking);
  }

  @Test
  void everyQuestionIsAlsoAskedInSpanish() {
    List<String> english =
        CATALOG.queries().stream()
            .filter(query -> !query.about().pregunta().contains("¿"))
            .map(NamedQuery::name)
            .toList();
    assertEquals(List.of(), english);
  }

  @Test
  void thePageOfQueriesIsCurrent() throws IOException {
    Expectation.at(PAGE).check(QueriesPage.of(CATALOG));
  }

  @Test
  void aQueryIsFoundByItsQuestionAlone() {
    assertEquals("governance/who-governs-whom", CATALOG.find("who-governs-whom").name());
    assertEquals("chains/links", CATALOG.find("chains/links").name());
  }

  @Test
  void aMisspeltQueryGetsTheNearestNames() {
    ProblemException unknown =
        assertThrows(ProblemException.class, () -> CATALOG.find("who-governs-who"));
    assertEquals("did you mean `governance/who-governs-whom`?", unknown.problems().get(0).hint());
  }

  static Path beside(NamedQuery query) {
    return QUERIES.resolve(query.name() + ".expect" + ExpectedAnswer.ending(query));
  }

  /** The expectation of the query, and those of variants with other values of parameters. */
  static List<Path> madeUp(NamedQuery query) throws IOException {
    String ending = ExpectedAnswer.ending(query);
    Path first = MADE_UP.resolve(query.name() + ending);
    List<Path> found = new ArrayList<>(List.of(first));
    String start = query.shortName() + ".";
    files(MADE_UP.resolve(query.area())).stream()
        .filter(file -> !file.equals(first))
        .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
        .forEach(found::add);
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
  }
}
