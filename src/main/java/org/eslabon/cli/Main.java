package org.eslabon.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program {@code eslabon}: its subcommands, its streams and its exit code. */
@Command(
    name = "eslabon",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A knowledge graph and semantic query engine over value chains: who governs whom, what that"
          + " means for upgrading, and why.%n",
    },
    footerHeading = "%nStart here:%n",
    footer = {
      "  eslabon demo                          the bundled cases, classified and explained",
      "  eslabon check my-tables/              is my data well formed?",
      "  eslabon classify my-tables/           how is each link governed?",
      "  eslabon upgrading my-tables/          what helps and what limits upgrading?",
      "  eslabon explain my-link my-tables/    why?",
      "  eslabon profile my-cluster my-tables/ what is known of a cluster?",
      "  eslabon missing                       what to ask for next?",
      "  eslabon query --list                  the questions that have a name",
      "%nExit codes: 0 done, 1 findings, 2 usage, 3 unreadable or invalid input, 70 bug.",
      "Data goes to stdout, messages and progress to stderr."
    },
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      ClassifyCommand.class,
      UpgradingCommand.class,
      ExplainCommand.class,
      ProfileCommand.class,
      WhatIfCommand.class,
      MissingCommand.class,
      SensitivityCommand.class,
      ShiftsCommand.class,
      QueryCommand.class,
      LoadCommand.class,
      ExportCommand.class,
      GenerateCommand.class,
      PublishCommand.class,
      RulesCommand.class,
      ServeCommand.class,
      HelpCommand.class,
    })
public final class Main {

  static {
    // takes a quarter of a second at every start; the server registers it when it needs it
    System.setProperty("jena.geosparql.skip", "true");
  }

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** The commands for looking at, without a place to write to. */
  static Main silent() {
    return new Main(
        Console.of(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Console.DEFAULT_WIDTH,
            false));
  }

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    OutputStream out =
        new BufferedOutputStream(new PipeOutput(new FileOutputStream(FileDescriptor.out)), 1 << 16);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    // the launcher knows what is a terminal and how wide it is; the JDK does not
    int width = Integer.getInteger("eslabon.columns", Console.DEFAULT_WIDTH);
    int code = run(Console.of(out, err, width, Boolean.getBoolean("eslabon.tty")), args);
    System.exit(code);
  }

  /**
   * Runs one command without ending the program.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  static int run(Console console, String... args) {
    CommandLine line =
        new CommandLine(new Main(console))
            .addSubcommand("completion", new GenerateCompletion())
            .setOut(console.out())
            .setErr(console.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(Math.max(80, console.width()));
    Failures failures = new Failures();
    line.setExecutionExceptionHandler(failures);
    line.setParameterExceptionHandler(failures);
    if (args.length == 0) {
      line.usage(console.out());
      return ExitCode.DONE;
    }
    int code = line.execute(args);
    console.out().flush();
    console.err().flush();
    return code;
  }

  /** Where the commands write to. */
  Console console() {
    return console;
  }
}
