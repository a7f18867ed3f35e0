package org.eslabon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.answer.TableText;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.Audience;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.eslabon.query.QueryReader;
import org.eslabon.rules.RuleShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Answers a named question, or SPARQL from a file. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Answers a question of the catalogue, or SPARQL of your own.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon query --list",
      "  eslabon query chains/of-cluster -p cluster=sinos-valley",
      "  eslabon query my.rq my-tables/ --format csv",
      "%nInside a query the default graph is the union of everything; GRAPH ?g tells what was",
      "asserted from what a rule concluded."
    })
final class QueryCommand implements Callable<Integer>, AwaitsJena {

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME-or-FILE",
      description = "A name from `eslabon query --list`, or a file of SPARQL.")
  @Nullable String name;

  @Parameters(
      index = "1..*",
      paramLabel = "INPUT",
      description = "Tables or RDF to ask; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "Value of a parameter; once for each.")
  Map<String, String> values = new LinkedHashMap<>();

  @Option(names = "--list", description = "List the questions, by user.")
  boolean list;

  @Option(names = "--show", description = "Print the query and its parameters, ask nothing.")
  boolean show;

  @Override
  public Integer call() {
    Console console = main.console();
    RuleShelf rules = source.rules(console);
    main.awaitJena();
    output.requireKnownFormat();
    Path queries = source.theory.settings(console).queries();
    if (list) {
      printCatalog(QueryCatalog.read(queries), console);
      return ExitCode.DONE;
    }
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(), "which question? `eslabon query --list` shows them");
    }
    Path file = Path.of(name);
    NamedQuery query =
        Files.isRegularFile(file) ? QueryReader.read(file) : QueryCatalog.find(queries, name);
    if (show) {
      console.out().print(query.text());
      return ExitCode.DONE;
    }
    try (ValueGraph graph = source.openFor(query, inputs, console, rules);
        QueryAnswer answer = graph.ask(query, values)) {
      new AnswerPrinter(console, output).print(answer, graph);
    }
    return ExitCode.DONE;
  }

  private static void printCatalog(QueryCatalog catalog, Console console) {
    for (Audience audience : Audience.values()) {
      console.out().println("For the " + audience.word() + ":");
      List<List<String>> rows =
          catalog.queriesFor(audience).stream()
              .map(query -> List.of(query.name(), parameters(query), query.about().question()))
              .toList();
      AnswerTable table = new AnswerTable(List.of("name", "parameters", "question"), rows);
      console.out().println(TableText.of(table, console.width()));
      console.out().println();
    }
  }

  private static String parameters(NamedQuery query) {
    return String.join(" ", query.about().parameters().stream().map(Parameter::name).toList());
  }
}
