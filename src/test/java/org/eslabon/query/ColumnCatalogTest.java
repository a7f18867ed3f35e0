package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The named queries over columns, where they run on the operators of rules as far as they compile,
 * against ARQ over the same cases, with the parameters of their expectations.
 */
final class ColumnCatalogTest {

  /** Columns do not say how many triples a file gave, see decision 12. */
  private static final String PROVENANCE = "provenance/";

  @TestFactory
  Stream<DynamicTest> onTheBundledCases() {
    return queries()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.name(),
                    () ->
                        compare(
                            query,
                            CatalogTest.beside(query),
                            Cases.bundled(),
                            Cases.bundledColumns())));
  }

  @TestFactory
  Stream<DynamicTest> onTheMadeUpCase() {
    return queries()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.name(),
                    () -> {
                      for (Path file : CatalogTest.madeUp(query)) {
                        compare(query, file, Cases.madeUp(), Cases.madeUpColumns());
                      }
                    }));
  }

  private static Stream<NamedQuery> queries() {
    return CatalogTest.CATALOG.queries().stream()
        .filter(query -> !query.name().startsWith(PROVENANCE));
  }

  private static void compare(NamedQuery query, Path file, DatasetGraph arq, DatasetGraph columns)
      throws IOException {
    ExpectedAnswer expected = new ExpectedAnswer(file);
    try (QueryAnswer one = runner(arq).run(query, expected.values());
        QueryAnswer other = runner(columns).run(query, expected.values())) {
      if (one instanceof QueryAnswer.Triples triples) {
        assertTrue(
            triples.graph().isIsomorphicWith(((QueryAnswer.Triples) other).graph()), query.name());
      } else {
        List<String> rows = lines(one);
        List<String> rowsOfColumns = lines(other);
        assertEquals(rows.stream().sorted().toList(), rowsOfColumns.stream().sorted().toList());
      }
    }
  }

  private static QueryRunner runner(DatasetGraph data) {
    return new QueryRunner(data, Esl.DEFAULT_BASE, QueryLimits.DEFAULT);
  }

  /** Rows whose joined values stand in one order: SPARQL leaves open which comes first. */
  private static List<String> lines(QueryAnswer answer) {
    return ExpectedAnswer.rows(answer).stream()
        .map(
            line ->
                Arrays.stream(line.split("[,;] ?", -1)).sorted().collect(Collectors.joining(";")))
        .toList();
  }
}
