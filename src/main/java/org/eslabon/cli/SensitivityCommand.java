package org.eslabon.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.Difference;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.cli.FieldTable.Field;
import org.eslabon.model.Language;
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
      output.print(graph, console, words -> rows(report, words, output.language()));
      console.err().println(summary(report));
    }
    return ExitCode.DONE;
  }

  private static FieldTable rows(
      Sensitivity.Report report, QuestionWords words, Language language) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.one("values", "values", "valores"));
    fields.addAll(DifferenceRows.FIELDS);
    List<List<List<String>>> rows = new ArrayList<>();
    for (Sensitivity.Stretch stretch : report.stretches()) {
      List<String> interval = List.of(stretch.interval());
      if (stretch.whatIf().differences().isEmpty()) {
        rows.add(
            List.of(
                interval,
                List.of(),
                List.of(asNow(stretch, language)),
                List.of(),
                List.of(),
                List.of()));
      }
      for (Difference difference : stretch.whatIf().differences()) {
        List<List<String>> row = new ArrayList<>();
        row.add(interval);
        row.addAll(DifferenceRows.row(difference, words));
        rows.add(row);
      }
    }
    return new FieldTable(fields, rows);
  }

  /** Conclusions on the way to those that people look at may change alone. */
  private static String asNow(Sensitivity.Stretch stretch, Language language) {
    int changed =
        stretch.whatIf().consequences().added().size()
            + stretch.whatIf().consequences().removed().size();
    if (changed == 0) {
      return language == Language.ES ? "(como ahora)" : "(as now)";
    }
    return language == Language.ES
        ? "(%d conclusiones intermedias)".formatted(changed)
        : "(%d conclusions on the way)".formatted(changed);
  }

  private String summary(Sensitivity.Report report) {
    int changes = report.stretches().size() - 1;
    return switch (output.language()) {
      case EN ->
          "%s is %s now; places where conclusions change: %d; values tried: %d"
              .formatted(threshold, report.value().toPlainString(), changes, report.trials());
      case ES ->
          "%s es %s ahora; lugares donde cambian las conclusiones: %d; valores probados: %d"
              .formatted(threshold, report.value().toPlainString(), changes, report.trials());
    };
  }
}
