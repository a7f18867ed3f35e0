package org.eslabon.cli;

import java.util.Locale;
import java.util.function.Function;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.answer.FieldTable;
import org.eslabon.answer.JsonText;
import org.eslabon.answer.QuestionWords;
import org.eslabon.model.Language;
import org.eslabon.store.Labels;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the answer to a question about conclusions is shown. */
final class QuestionOutput {

  /** What to print an answer as. */
  enum Format {
    TABLE,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "table for people, csv or json for programs. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TABLE;

  @Mixin LanguageOption lang = new LanguageOption();

  Language language() {
    return lang.language;
  }

  /** Prints rows that are made with the words of the graph. */
  void print(ValueGraph graph, Console console, Function<QuestionWords, FieldTable> rows) {
    Labels labels = new Labels(graph.data(), graph.settings().base(), language());
    QuestionWords words = new QuestionWords(labels, graph.settings().base(), language());
    FieldTable table = Txn.calculateRead(graph.data(), () -> rows.apply(words));
    switch (format) {
      case TABLE -> console.out().println(table.text(language(), console.width()));
      case CSV -> console.out().print(table.csv());
      case JSON -> JsonText.write(table.json(), console.data());
    }
    console.out().flush();
  }
}
