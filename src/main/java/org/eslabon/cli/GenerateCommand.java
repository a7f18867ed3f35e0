package org.eslabon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eslabon.load.NetworkTables;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A made-up production network of any size. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a made-up national production network of any size, to try things at scale.",
      "%nFew firms have many links, most have few; three in a hundred firms are owned by one they"
          + " may sell to. The same sizes and seed always give the same network.",
      "%n`tables` are canonical tables: firms, ownership, chains and links. `nt` is the same network"
          + " as N-Triples in the plain vocabulary of the benchmark, http://example.org/ns#, so that"
          + " any RDF engine can be measured with it: about eight triples a link."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon generate network --links 100000",
      "  eslabon generate network --links 1000000 --format nt",
      "  eslabon generate network --links 5000 --firms 300 --seed 7"
    })
final class GenerateCommand implements Callable<Integer> {

  private static final int LINKS_PER_FIRM = 10;

  /** What is written. */
  enum Format {
    TABLES,
    NT
  }

  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to write to, made when it is missing.")
  Path folder = Path.of("");

  @Option(
      names = "--links",
      paramLabel = "NUMBER",
      required = true,
      description = "How many links.")
  int links;

  @Option(
      names = "--firms",
      paramLabel = "NUMBER",
      description = "How many firms. Default: one for ten links, at least 21.")
  @Nullable Integer firms;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "42",
      description = "Another seed gives another network. Default: ${DEFAULT-VALUE}.")
  long seed = 42;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "tables",
      description = "tables or nt. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TABLES;

  @Override
  public Integer call() {
    int least = SyntheticNetwork.LEAST_FIRMS;
    int number = firms == null ? Math.max(least, links / LINKS_PER_FIRM) : firms;
    if (links < 1 || number < least) {
      throw new ParameterException(
          spec.commandLine(), "--links is at least 1 and --firms at least " + least);
    }
    SyntheticNetwork network = new SyntheticNetwork(number, links, seed);
    try {
      Files.createDirectories(folder);
      if (format == Format.NT) {
        NetworkTriples.write(network, folder.resolve("network.nt"));
      } else {
        NetworkTables.write(network, folder);
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L001,
              "the network cannot be written: " + e,
              SourcePlace.of(folder.toString()),
              null));
    }
    main.console()
        .err()
        .printf("%d firms, %d links, %d chains in %s%n", number, links, network.chains(), folder);
    return ExitCode.DONE;
  }
}
