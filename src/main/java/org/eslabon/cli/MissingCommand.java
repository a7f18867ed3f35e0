package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.analysis.Question;
import org.eslabon.cli.FieldTable.Field;
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

  private static final List<Field> FIELDS =
      List.of(
          Field.several("ask", "ask for", "preguntar por"),
          Field.several("deciding", "answer → decides", "respuesta → decide"),
          Field.one("answers", "deciding answers", "respuestas que deciden"),
          Field.several("links", "links", "eslabones"),
          Field.one("weight", "weight", "peso"));

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
      output.print(
          graph,
          console,
          words ->
              new FieldTable(
                  FIELDS,
                  report.questions().stream().limit(limit).map(each -> row(each, words)).toList()));
      console.err().println(summary(report));
    }
    return ExitCode.DONE;
  }

  private static List<List<String>> row(Question question, QuestionWords words) {
    return List.of(
        question.asked().stream().map(words::cell).toList(),
        question.answers().stream().map(answer -> answer(question, answer, words)).toList(),
        List.of(question.answers().size() + "/" + question.tried()),
        question.links().stream().map(link -> words.id(NodeFactory.createURI(link))).toList(),
        List.of(String.format(Locale.ROOT, "%.3f", question.weight())));
  }

  private static String answer(Question question, Question.Answer answer, QuestionWords words) {
    List<String> values =
        IntStream.range(0, answer.values().size())
            .mapToObj(i -> words.value(question.asked().get(i), answer.values().get(i)))
            .toList();
    List<String> types =
        answer.decided().values().stream().map(words::label).distinct().sorted().toList();
    return String.join(" + ", values) + " → " + String.join(", ", types);
  }

  private String summary(MissingFacts.Report report) {
    int undecided = report.undecided().size();
    int open = report.beyond().size();
    return switch (output.language()) {
      case EN ->
          "undecided links: %d; not decided by %d facts or fewer: %d; hypotheses tried: %d"
              .formatted(undecided, depth, open, report.tried());
      case ES ->
          "eslabones sin decidir: %d; no decididos por %d hechos o menos: %d; hipótesis probadas: %d"
              .formatted(undecided, depth, open, report.tried());
    };
  }
}
