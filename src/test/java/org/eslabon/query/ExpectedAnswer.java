package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.jspecify.annotations.Nullable;

/**
 * A file with what a query must answer: rows as CSV with short names, a graph as Turtle, yes or no
 * as one cell. Its first line may set parameters: {@code # params: firm=acme; year=1998}.
 */
record ExpectedAnswer(Path file) {

  private static final String PARAMS = "# params:";
  private static final Curies CURIES = new Curies(Esl.DEFAULT_BASE);

  /** The ending that the expectation of a query has: Turtle where the answer is a graph. */
  static String ending(NamedQuery query) {
    return query.query().isSelectType() || query.query().isAskType() ? ".csv" : ".ttl";
  }

  /**
   * Runs the query with the parameters of the file and holds the answer against it.
   *
   * @return how many rows or triples there were; yes or no is one row
   */
  int check(NamedQuery query, DatasetGraph data) throws IOException {
    String params = params();
    QueryRunner runner = new QueryRunner(data, Esl.DEFAULT_BASE, QueryLimits.DEFAULT);
    try (QueryAnswer answer = runner.run(query, values(params))) {
      if (answer instanceof QueryAnswer.Triples triples) {
        return checkGraph(triples.graph(), params);
      }
      List<String> rows = rows(answer);
      checkRows(rows, params, query.query().hasOrderBy());
      checkOrdered(runner, query, values(params), rows);
      return rows.size() - 1;
    }
  }

  /** Read page by page the rows are the same, in an order that ties do not change. */
  private static void checkOrdered(
      QueryRunner runner, NamedQuery query, Map<String, String> values, List<String> rows)
      throws IOException {
    try (QueryAnswer answer = runner.runOrdered(query, values)) {
      List<String> ordered = rows(answer);
      assertEquals(
          rows.stream().sorted().toList(),
          ordered.stream().sorted().toList(),
          query.name() + " in a total order");
    }
  }

  /** The parameters that the file sets. */
  Map<String, String> values() throws IOException {
    return values(params());
  }

  private String params() throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.isEmpty() || !lines.get(0).startsWith(PARAMS) ? "" : lines.get(0);
  }

  private static Map<String, String> values(String params) {
    Map<String, String> values = new LinkedHashMap<>();
    Arrays.stream(params.replaceFirst("^" + PARAMS, "").split(";", -1))
        .filter(param -> param.contains("="))
        .forEach(
            param -> {
              int equals = param.indexOf('=');
              values.put(param.substring(0, equals).strip(), param.substring(equals + 1).strip());
            });
    return values;
  }

  private void checkRows(List<String> rows, String params, boolean ordered) throws IOException {
    List<String> sorted = new ArrayList<>(rows);
    if (!ordered) {
      Collections.sort(sorted.subList(1, sorted.size()));
    }
    String text = sorted.stream().map(row -> row + "\n").collect(Collectors.joining());
    if (Expectation.updating() || ordered || !Files.exists(file)) {
      Expectation.at(file).check((params.isEmpty() ? "" : params + "\n") + text);
      return;
    }
    List<String> expected = new ArrayList<>(Files.readAllLines(file));
    expected.remove(params);
    Collections.sort(expected.subList(1, expected.size()));
    assertEquals(expected, sorted, () -> String.valueOf(file));
  }

  private int checkGraph(Graph graph, String params) throws IOException {
    if (Expectation.updating()) {
      String turtle = RDFWriter.source(graph).format(RDFFormat.TURTLE_PRETTY).asString();
      Expectation.at(file).check((params.isEmpty() ? "" : params + "\n") + turtle);
    } else if (!Files.exists(file)) {
      fail("no expectation at " + file + "; -Dexpect.update=true writes it");
    }
    Graph expected = GraphFactory.createDefaultGraph();
    RDFParser.fromString(Files.readString(file), Lang.TURTLE).parse(expected);
    assertTrue(expected.isIsomorphicWith(graph), () -> file + " is not what the query gives");
    return graph.size();
  }

  static List<String> rows(QueryAnswer answer) {
    if (answer instanceof QueryAnswer.Truth truth) {
      return List.of("answer", String.valueOf(truth.holds()));
    }
    QueryAnswer.Rows rows = (QueryAnswer.Rows) answer;
    List<String> lines = new ArrayList<>(List.of(String.join(",", rows.columns())));
    List<Var> columns = rows.set().getResultVars();
    while (rows.set().hasNext()) {
      Binding row = rows.set().next();
      lines.add(
          columns.stream().map(column -> cell(row.get(column))).collect(Collectors.joining(",")));
    }
    return lines;
  }

  private static String cell(@Nullable Node term) {
    if (term == null) {
      return "";
    }
    String text =
        term.isURI()
            ? CURIES.shorten(term.getURI())
            : term.isLiteral() ? term.getLiteralLexicalForm() : "_:";
    text = text.replace("\n", "\\n");
    return text.isEmpty() || text.matches("(?s).*[\",].*")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
