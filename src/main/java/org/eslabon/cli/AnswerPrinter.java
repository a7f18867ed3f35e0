package org.eslabon.cli;

import org.eslabon.ValueGraph;
import org.eslabon.answer.TableText;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.QueryAnswer;
import org.eslabon.store.Labels;

/** Prints answers to standard output: a table for people, or one of the standard formats. */
final class AnswerPrinter {

  private final Console console;
  private final OutputOptions options;

  AnswerPrinter(Console console, OutputOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Prints an answer; the caller closes it. */
  void print(QueryAnswer answer, ValueGraph graph) {
    if (!options.format.equals(OutputOptions.TABLE)) {
      AnswerFormat format = AnswerFormat.named(options.format).orElseThrow();
      AnswerWriter.write(answer, format, console.data());
    } else if (answer instanceof QueryAnswer.Rows rows) {
      Labels labels = new Labels(graph.data(), graph.settings().base(), options.language());
      AnswerTable table = AnswerTable.of(rows, labels);
      console.out().println(TableText.of(table, console.width()));
      console.err().println(count(table.cells().size()));
    } else if (answer instanceof QueryAnswer.Truth truth) {
      console.out().println(truth.holds() ? "yes" : "no");
    } else {
      AnswerWriter.write(answer, AnswerFormat.TURTLE, console.data());
    }
  }

  private static String count(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }
}
