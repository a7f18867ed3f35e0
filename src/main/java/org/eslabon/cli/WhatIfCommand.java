package org.eslabon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.system.Txn;
import org.eslabon.Supposed;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.WhatIf;
import org.eslabon.answer.DifferenceRows;
import org.eslabon.answer.FieldTable;
import org.eslabon.answer.JsonText;
import org.eslabon.answer.QuestionWords;
import org.eslabon.answer.WhatIfJson;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.Bundled;
import org.eslabon.store.Labels;
import org.eslabon.store.RdfPatches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What would be concluded otherwise. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what would be concluded otherwise if facts were otherwise. Nothing is stored.",
      "%nThe table shows governance, status, outlooks, limits, escape routes and prescriptions,"
          + " before and after; json also lists every statement that comes or goes, and patch writes"
          + " them as RDF Patch."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon whatif --set sinos-us-link.power=buyer",
      "  eslabon whatif my-tables/ --set my-link.power= --set majority-share=40",
      "  eslabon whatif --set ownership/my-firm--my-buyer.share=60",
      "  eslabon whatif --store my-store --changes changes.csv --format patch > changes.rdfp",
      "  eslabon whatif --update 'DELETE {?l esl:power ?p} INSERT {?l esl:power esl:SimilarPower}"
          + " WHERE {?l esl:power ?p}'",
      "%nA cell is set as it would stand in the table: nothing after `=` forgets it. A file of changes"
          + " is CSV",
      "with table,id,column,value, or RDF Patch (.rdfp)."
    })
final class WhatIfCommand implements Callable<Integer> {

  /** What to print the answer as. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    PATCH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin LanguageOption lang = new LanguageOption();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "ROW.COLUMN=VALUE",
      description = "Another value in a cell, or THRESHOLD=NUMBER; once for each.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--changes",
      paramLabel = "FILE",
      description = "CSV with table,id,column,value, or RDF Patch.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--update",
      paramLabel = "SPARQL",
      description = "A SPARQL Update, or a file with one.")
  List<String> updates = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "table|csv|json|patch",
      defaultValue = "table",
      description = "How to write it. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TABLE;

  @Override
  public Integer call() {
    Console console = main.console();
    if (settings.isEmpty() && files.isEmpty() && updates.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "what is to be otherwise? give --set, --changes or --update");
    }
    try (ValueGraph graph = source.open(inputs, console)) {
      WhatIf whatIf = graph.questions().whatIf(new Supposed(settings, files, readUpdates()));
      print(whatIf, graph, console);
      console.err().println(DifferenceRows.summary(whatIf, lang.language));
    }
    return ExitCode.DONE;
  }

  private void print(WhatIf whatIf, ValueGraph graph, Console console) {
    Labels labels = new Labels(graph.data(), graph.settings().base(), lang.language);
    QuestionWords words = new QuestionWords(labels, graph.settings().base(), lang.language);
    FieldTable table =
        Txn.calculateRead(graph.data(), () -> DifferenceRows.of(whatIf.differences(), words));
    switch (format) {
      case TABLE -> console.out().println(table.text(lang.language, console.width()));
      case CSV -> console.out().print(table.csv());
      case JSON -> JsonText.write(WhatIfJson.of(whatIf, table), console.data());
      case PATCH ->
          RdfPatches.write(List.of(whatIf.given(), whatIf.consequences()), console.data());
    }
    console.out().flush();
  }

  private List<Supposed.Update> readUpdates() {
    return updates.stream().map(WhatIfCommand::read).toList();
  }

  /** What is not the name of a file is the update itself. */
  private static Supposed.Update read(String update) {
    if (!isFile(update)) {
      return new Supposed.Update(update, "--update");
    }
    String name = Bundled.nameOf(Path.of(update));
    try {
      return new Supposed.Update(Files.readString(Path.of(update)), name);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L001, "the file cannot be read as UTF-8", SourcePlace.of(name), null));
    }
  }

  private static boolean isFile(String update) {
    try {
      return update.indexOf('\n') < 0 && Files.isRegularFile(Path.of(update));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
