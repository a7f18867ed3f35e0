package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.Shifts;
import org.eslabon.answer.ShiftRows;
import org.eslabon.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What would have to change. */
@Command(
    name = "shifts",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the smallest changes that would move a link to each other type of governance, and what"
          + " the theory of shifts says of the move.",
      "%nAll smallest sets of changed cells are found, over the values that the shapes allow: cells of"
          + " the link, and shares held in its supplier and buyer."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon shifts ca-maquila-link-brokers",
      "  eslabon shifts my-link my-tables/ --most 2 --format json"
    })
final class ShiftsCommand implements Callable<Integer> {

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin QuestionOutput output = new QuestionOutput();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Id of a link, or of a cluster, chain or firm for all its links.")
  String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--most",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description = "How many cells may change together. Default: ${DEFAULT-VALUE}.")
  int most = 3;

  @Override
  public Integer call() {
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--most is at least 1");
    }
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      List<Shifts.Report> reports = graph.questions().shifts(name, most);
      output.print(graph, console, words -> ShiftRows.of(reports, most, words));
      int tried = reports.stream().mapToInt(Shifts.Report::tried).sum();
      console
          .err()
          .println(
              (output.language() == Language.ES ? "hipótesis probadas: " : "hypotheses tried: ")
                  + tried);
    }
    return ExitCode.DONE;
  }
}
