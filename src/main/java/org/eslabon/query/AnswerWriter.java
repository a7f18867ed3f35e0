package org.eslabon.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Writes answers in the standard formats. Output depends on the answer alone, so scripts can hold
 * two runs against each other.
 */
public final class AnswerWriter {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Map<AnswerFormat, Lang> ROWS =
      Map.of(
          AnswerFormat.CSV, ResultSetLang.RS_CSV,
          AnswerFormat.TSV, ResultSetLang.RS_TSV,
          AnswerFormat.SPARQL_JSON, ResultSetLang.RS_JSON,
          AnswerFormat.SPARQL_XML, ResultSetLang.RS_XML);

  private static final Map<AnswerFormat, RDFFormat> GRAPHS =
      Map.of(
          AnswerFormat.TURTLE, RDFFormat.TURTLE_PRETTY,
          AnswerFormat.N_TRIPLES, RDFFormat.NTRIPLES,
          AnswerFormat.JSON, RDFFormat.JSONLD_PRETTY,
          AnswerFormat.JSON_LD, RDFFormat.JSONLD_PRETTY,
          AnswerFormat.RDF_XML, RDFFormat.RDFXML);

  private static final Set<AnswerFormat> FOR_ROWS =
      Set.of(
          AnswerFormat.CSV,
          AnswerFormat.SPREADSHEET,
          AnswerFormat.TSV,
          AnswerFormat.JSON,
          AnswerFormat.GEOJSON,
          AnswerFormat.SPARQL_JSON,
          AnswerFormat.SPARQL_XML);

  private static final Set<AnswerFormat> FOR_TRUTH =
      Set.of(AnswerFormat.JSON, AnswerFormat.SPARQL_JSON, AnswerFormat.SPARQL_XML);

  private AnswerWriter() {}

  /**
   * Writes an answer and reads its rows; the caller closes both.
   *
   * @throws ProblemException Q206 when the format cannot hold this kind of answer; nothing has been
   *     written then
   */
  public static void write(QueryAnswer answer, AnswerFormat format, OutputStream out) {
    if (!formatsFor(answer).contains(format)) {
      throw new ProblemException(misfit(answer, format));
    }
    try {
      if (answer instanceof QueryAnswer.Rows rows) {
        writeRows(rows, format, out);
      } else if (answer instanceof QueryAnswer.Triples triples) {
        RDFWriter.source(triples.graph()).format(GRAPHS.get(format)).output(out);
      } else if (answer instanceof QueryAnswer.Truth truth) {
        writeTruth(truth, format, out);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The formats that can hold this kind of answer. */
  public static Set<AnswerFormat> formatsFor(QueryAnswer answer) {
    if (answer instanceof QueryAnswer.Rows) {
      return FOR_ROWS;
    }
    return answer instanceof QueryAnswer.Triples ? GRAPHS.keySet() : FOR_TRUTH;
  }

  /** The formats that can hold what a query gives. */
  public static Set<AnswerFormat> formatsFor(NamedQuery query) {
    if (query.query().isSelectType()) {
      return FOR_ROWS;
    }
    return query.query().isAskType() ? FOR_TRUTH : GRAPHS.keySet();
  }

  private static void writeRows(QueryAnswer.Rows rows, AnswerFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case JSON -> JsonRows.write(rows, out);
      case GEOJSON -> GeoJsonRows.write(rows, out);
      case SPREADSHEET -> {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        write(AnswerFormat.CSV, new SpreadsheetRows(rows.set()), out);
      }
      default -> write(format, rows.set(), out);
    }
  }

  private static void write(AnswerFormat format, RowSet rows, OutputStream out) {
    ResultsWriter.create().lang(ROWS.get(format)).write(out, rows);
  }

  private static void writeTruth(QueryAnswer.Truth truth, AnswerFormat format, OutputStream out)
      throws IOException {
    if (format == AnswerFormat.JSON) {
      out.write((truth.holds() + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      ResultsWriter.create().lang(ROWS.get(format)).write(out, truth.holds());
    }
  }

  private static Problem misfit(QueryAnswer answer, AnswerFormat format) {
    String kind =
        answer instanceof QueryAnswer.Rows
            ? "rows"
            : answer instanceof QueryAnswer.Triples ? "a graph" : "yes or no";
    String fitting =
        formatsFor(answer).stream()
            .sorted()
            .map(AnswerFormat::word)
            .collect(Collectors.joining(", "));
    return new Problem(
        ProblemCode.Q206,
        "the query gives " + kind + ", which `" + format.word() + "` cannot hold",
        null,
        "formats for it are " + fitting);
  }
}
