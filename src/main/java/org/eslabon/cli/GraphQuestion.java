package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eslabon.ValueGraph;
import org.eslabon.query.QueryAnswer;
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
  int answer(String query, Console console) {
    output.requireKnownFormat();
    try (ValueGraph graph = source.open(inputs, console);
        QueryAnswer answer = graph.ask(graph.query(query), Map.of())) {
      new AnswerPrinter(console, output).print(answer, graph);
    }
    return ExitCode.DONE;
  }
}
