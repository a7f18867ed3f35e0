package org.eslabon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.query.QueryLimits;
import org.eslabon.server.PortalServer;
import org.eslabon.server.ServerLimits;
import org.eslabon.server.ServerSettings;
import org.eslabon.server.Users;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The portal and the endpoints, until somebody stops them. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves pages, API and SPARQL endpoints over a store, inputs or the bundled cases. The"
            + " world may read; who may write stands in a file of users.")
final class ServeCommand implements Callable<Integer> {

  @ParentCommand Main main;

  @Spec CommandSpec command;

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

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; 0.0.0.0 for all of this machine. Default: ${DEFAULT-VALUE}.",
      defaultValue = "localhost")
  String host = "localhost";

  @Option(
      names = "--public-base",
      paramLabel = "URL",
      description = "Where the world reaches the server, when it stands behind another.",
      defaultValue = "")
  String publicBase = "";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time limit of a query, also of those behind pages. Default: ${DEFAULT-VALUE}.",
      defaultValue = "30")
  double timeout;

  @Option(
      names = "--max-rows",
      paramLabel = "NUMBER",
      description = "Rows or triples that an answer may have. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100000")
  long maxRows;

  @Option(
      names = "--per-address",
      paramLabel = "NUMBER",
      description =
          "Requests that one address may have under way; behind a proxy all come from one."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = "16")
  int perAddress;

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      description = "Requests under way of all together. Default: ${DEFAULT-VALUE}.",
      defaultValue = "64")
  int atOnce;

  @Option(
      names = "--allow-service",
      paramLabel = "IRI",
      description = "An endpoint that SERVICE may call; once for each. Default: none.")
  List<String> services = List.of();

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Who may write: a line each, with hashes. Default: nobody.")
  @Nullable Path users;

  @Option(
      names = "--add-user",
      paramLabel = "NAME",
      description = "Writes a user into the file of --users; stdin holds the password. No server.")
  @Nullable String newUser;

  @Option(
      names = "--add-token",
      paramLabel = "NAME",
      description = "Writes a token for a user into the file of --users and prints it. No server.")
  @Nullable String newToken;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    if (newUser != null || newToken != null) {
      addUser(console);
      return ExitCode.DONE;
    }
    ServerSettings settings = settings();
    QueryLimits limits =
        QueryLimits.DEFAULT.within(Duration.ofMillis(Math.round(timeout * 1000))).withRows(maxRows);
    try (ValueGraph graph = source.openForMany(inputs, limits, console);
        PortalServer server = PortalServer.start(graph, settings)) {
      Thread stop = new Thread(server::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      console.err().println("Eslabon is at " + server.url());
      console.err().flush();
      server.join();
    }
    return ExitCode.DONE;
  }

  private void addUser(Console console) throws IOException {
    Path file = users;
    if (file == null) {
      throw new ParameterException(command.commandLine(), "name the file with --users FILE");
    }
    if (newUser != null) {
      String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      Users.setPassword(file, newUser, password.stripTrailing());
      console.err().println("`" + newUser + "` may sign in with that password");
    }
    if (newToken != null) {
      console.out().println(Users.addToken(file, newToken));
    }
  }

  private ServerSettings settings() {
    if (timeout <= 0 || maxRows < 1 || perAddress < 1 || atOnce < 1) {
      throw new ParameterException(command.commandLine(), "a limit is more than 0");
    }
    ServerLimits limits = ServerLimits.DEFAULT.withRequests(perAddress, atOnce);
    ServerSettings settings =
        ServerSettings.local(port)
            .at(host, publicBase)
            .withLimits(limits)
            .withServices(Set.copyOf(services));
    return users == null ? settings : settings.withUsers(users);
  }
}
