package org.eslabon.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.answer.SensitivityRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What hangs on a threshold. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which conclusions change when a threshold of the theory moves over a range, and at which"
          + " values.",
      "%nThe values are exact: the comparisons that rules make tell where they turn. `[0.3, 0.5)` is"
          + " from 0.3 up to and without 0.5. Differences are against what is concluded now."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon sensitivity dependent-share --from 0.3 --to 0.9",
      "  eslabon sensitivity majority-share --from 10 --to 90 my-tables/ --format csv",
      "%n`eslabon query frameworks/thresholds` lists the thresholds."
    })
final class SensitivityCommand implements Callable<Integer> {

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin QuestionOutput output = new QuestionOutput();

  @Parameters(index = "0", paramLabel = "THRESHOLD", description = "Such as majority-share.")
  String threshold = "";

  @Parameters(
      index = "1..*",
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "NUMBER",
      converter = TheoryOptions.Numbers.class,
      description = "Smallest value.")
  BigDecimal from = BigDecimal.ZERO;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NUMBER",
      converter = TheoryOptions.Numbers.class,
      description = "Greatest value.")
  BigDecimal to = BigDecimal.ZERO;

  @Override
  public Integer call() {
    if (from.compareTo(to) > 0) {
      throw new ParameterException(
          spec.commandLine(), "the range is empty: --from " + from + " is above --to " + to);
    }
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      Sensitivity.Report report = graph.questions().sensitivity(threshold, from, to);
      output.print(graph, console, words -> SensitivityRows.of(report, words));
      console.err().println(SensitivityRows.summary(threshold, report, output.language()));
    }
    return ExitCode.DONE;
  }
}
