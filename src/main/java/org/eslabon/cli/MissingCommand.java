package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.answer.MissingRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What to ask for next. */
@Command(
    name = "missing",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the unknown facts that would decide most of the links that nothing decides: the next"
          + " questions of an interview.",
      "%nEach answer that the shapes allow is tried. Facts that decide more links come first, then"
          + " those whose links are worth more. Where no fact by itself decides a link, two or more"
          + " facts about it are tried together."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon missing",
      "  eslabon missing --about sinos-valley --limit 10",
      "  eslabon missing my-tables/ --depth 3 --format csv > interview.csv"
    })
final class MissingCommand implements Callable<Integer> {

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin QuestionOutput output = new QuestionOutput();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--about",
      paramLabel = "ID",
      description = "Only links of this cluster, chain or firm, or this link; once for each.")
  List<String> about = new ArrayList<>();

  @Option(
      names = "--depth",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "How many facts to ask for together at most. Default: ${DEFAULT-VALUE}.")
  int depth = 2;

  @Option(names = "--limit", paramLabel = "NUMBER", description = "Show the first ones only.")
  int limit = Integer.MAX_VALUE;

  @Override
  public Integer call() {
    if (depth < 1 || limit < 1) {
      throw new ParameterException(spec.commandLine(), "--depth and --limit are at least 1");
    }
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      MissingFacts.Report report = graph.questions().missing(about, depth);
      output.print(graph, console, words -> MissingRows.of(report, limit, words));
      console.err().println(MissingRows.summary(report, depth, output.language()));
    }
    return ExitCode.DONE;
  }
}
