package org.eslabon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.server.PortalServer;
import org.eslabon.server.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The portal and the endpoints, until somebody stops them. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves pages, API and SPARQL endpoints over a store, inputs or the bundled cases.")
final class ServeCommand implements Callable<Integer> {

  @ParentCommand Main main;

  @Mixin GraphSource source = new GraphSource();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF to serve from memory.",
      arity = "0..*")
  List<Path> inputs = List.of();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3030")
  int port;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console);
        PortalServer server = PortalServer.start(graph, ServerSettings.local(port))) {
      console.err().println("Eslabon is at " + server.url());
      console.err().flush();
      server.join();
    }
    return ExitCode.DONE;
  }
}
