package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eslabon.ValueGraph;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.eslabon.rules.RuleShelf;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that asks one named query of a graph: the options it takes and how it answers. */
final class GraphQuestion {

  @Mixin GraphSource source = new GraphSource();
  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF, files or folders; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  /** Asks the query and prints its rows. */
  int answer(String name, Main main) {
    Console console = main.console();
    RuleShelf rules = source.rules(console);
    main.awaitJena();
    output.requireKnownFormat();
    NamedQuery query = QueryCatalog.find(source.theory.settings(console).queries(), name);
    try (ValueGraph graph = source.openFor(query, inputs, console, rules);
        QueryAnswer answer = graph.ask(query, Map.of())) {
      new AnswerPrinter(console, output).print(answer, graph);
    }
    return ExitCode.DONE;
  }
}
