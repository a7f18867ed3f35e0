package org.eslabon.portal.query;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.eslabon.portal.visit.Visit;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.CountedRows;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryLimits;
import org.jspecify.annotations.Nullable;

/**
 * Asks a query for a page or a file. What a page shows ends after some rows, and a file at a size.
 *
 * @param query what is asked
 * @param values parameter to value
 */
record QueryAsker(NamedQuery query, Map<String, String> values) {

  private static final int MOST_ROWS = 500;

  /** Of all rows as a page writes them: half of what a page may have before it is seen. */
  private static final int MOST_LETTERS = 100_000;

  /** Around what a cell says. */
  private static final int MARKUP = 40;

  QueryAsker {
    values = Map.copyOf(values);
  }

  /**
   * The answer as a page shows it.
   *
   * @param file address of the same as a file, to which the word of a format is added
   */
  QueryOutcome onPage(Visit visit, String file) {
    long start = System.nanoTime();
    try {
      return Reading.of(
          visit,
          reading -> {
            try (QueryAnswer answer = visit.graph().ask(query, values)) {
              if (answer instanceof QueryAnswer.Truth truth) {
                return new QueryOutcome.Truth(truth.holds());
              }
              return answer instanceof QueryAnswer.Rows rows
                  ? rows(reading, rows, downloads(file), start)
                  : triples(reading, (QueryAnswer.Triples) answer, downloads(file), start);
            }
          });
    } catch (ProblemException unanswerable) {
      return new QueryOutcome.Failed(
          unanswerable.problems().stream().map(QueryView.Fault::of).toList());
    }
  }

  private List<QueryOutcome.Download> downloads(String file) {
    Stream<AnswerFormat> formats = AnswerWriter.formatsFor(query).stream().sorted();
    return formats
        .map(format -> new QueryOutcome.Download(format.word(), file + format.word()))
        .toList();
  }

  private static QueryOutcome rows(
      Reading reading, QueryAnswer.Rows rows, List<QueryOutcome.Download> downloads, long start) {
    List<Var> columns = rows.set().getResultVars();
    List<List<QueryOutcome.Cell>> cells = new ArrayList<>();
    long letters = 0;
    while (cells.size() < MOST_ROWS && letters < MOST_LETTERS && rows.set().hasNext()) {
      Binding row = rows.set().next();
      List<QueryOutcome.Cell> shown =
          columns.stream().map(column -> cell(reading, row.get(column))).toList();
      cells.add(shown);
      letters += letters(shown);
    }
    boolean isWhole = !rows.set().hasNext();
    return AnswerViews.of(reading, rows.columns(), cells, () -> pairs(cells))
        .table(isWhole, downloads, millis(start));
  }

  private static long letters(List<QueryOutcome.Cell> row) {
    return row.stream()
        .mapToLong(
            cell -> {
              Ref value = cell.value();
              return MARKUP
                  + (value == null ? 0L : (long) value.label().length() + value.href().length());
            })
        .sum();
  }

  private static QueryOutcome.Cell cell(Reading reading, @Nullable Node term) {
    return new QueryOutcome.Cell(term == null ? null : reading.name(term));
  }

  /** Rows are lines between things where the first two columns hold nothing but IRIs. */
  private static List<GraphPicture.Edge> pairs(List<List<QueryOutcome.Cell>> rows) {
    List<GraphPicture.Edge> edges = new ArrayList<>();
    for (List<QueryOutcome.Cell> row : rows) {
      List<Ref> ends =
          row.stream()
              .limit(2)
              .flatMap(cell -> Optional.ofNullable(cell.value()).stream())
              .filter(value -> value.node().isURI())
              .toList();
      if (ends.size() < 2) {
        return List.of();
      }
      edges.add(new GraphPicture.Edge(ends.get(0), ends.get(1), ""));
    }
    return edges.stream().distinct().toList();
  }

  private static QueryOutcome triples(
      Reading reading,
      QueryAnswer.Triples answer,
      List<QueryOutcome.Download> downloads,
      long start) {
    List<Triple> triples = new ArrayList<>();
    List<List<QueryOutcome.Cell>> rows = new ArrayList<>();
    Iterator<Triple> sorted =
        answer.graph().stream().sorted(Comparator.comparing(Triple::toString)).iterator();
    long letters = 0;
    while (rows.size() < MOST_ROWS && letters < MOST_LETTERS && sorted.hasNext()) {
      Triple triple = sorted.next();
      List<QueryOutcome.Cell> shown =
          Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
              .map(term -> cell(reading, term))
              .toList();
      triples.add(triple);
      rows.add(shown);
      letters += letters(shown);
    }
    return AnswerViews.of(
            reading, List.of("subject", "predicate", "object"), rows, () -> edges(reading, triples))
        .table(!sorted.hasNext(), downloads, millis(start));
  }

  private static List<GraphPicture.Edge> edges(Reading reading, List<Triple> triples) {
    return triples.stream()
        .filter(triple -> !triple.getObject().isLiteral())
        .map(
            triple ->
                new GraphPicture.Edge(
                    reading.name(triple.getSubject()),
                    reading.name(triple.getObject()),
                    reading.name(triple.getPredicate()).label()))
        .toList();
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  /**
   * The whole answer as a file.
   *
   * @throws ProblemException when it cannot be answered, or is too large
   */
  byte[] asFile(Visit visit, AnswerFormat format) {
    QueryLimits limits = visit.graph().settings().limits();
    Bounded out = new Bounded(Math.min(limits.bytes(), Integer.MAX_VALUE - 8));
    try (QueryAnswer answer = visit.graph().ask(query, values)) {
      QueryAnswer written =
          answer instanceof QueryAnswer.Rows rows
              ? new QueryAnswer.Rows(new CountedRows(rows.set(), limits.rows()))
              : answer;
      AnswerWriter.write(written, format, out);
    }
    return out.toByteArray();
  }

  /** Bytes in memory, up to a limit. */
  private static final class Bounded extends ByteArrayOutputStream {

    private final long most;

    Bounded(long most) {
      this.most = most;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      check(length);
      super.write(bytes, offset, length);
    }

    @Override
    public synchronized void write(int one) {
      check(1);
      super.write(one);
    }

    private void check(int more) {
      if ((long) size() + more > most) {
        throw new ProblemException(
            new Problem(
                ProblemCode.Q304,
                "the answer is larger than " + (most >> 20) + " MB",
                null,
                "ask for less with LIMIT and OFFSET"));
      }
    }
  }
}
