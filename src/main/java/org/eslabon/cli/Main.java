package org.eslabon.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
      "  eslabon query --list                  the questions that have a name",
      "%nExit codes: 0 done, 1 findings, 2 usage, 3 unreadable or invalid input, 70 bug.",
      "Data goes to stdout, messages and progress to stderr."
    },
    subcommands = {
      HelpCommand.class,
    })
public final class Main {

  private Main() {}

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = utf8(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs one command without ending the program.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true);
    command.getSubcommands().values().forEach(Main::describeErrors);
    Failures failures = new Failures();
    command.setExecutionExceptionHandler(failures);
    command.setParameterExceptionHandler(failures);
    command.addSubcommand(
        "completion", new CommandLine(new GenerateCompletion()).setOut(out).setErr(err));
    if (args.length == 0) {
      command.usage(out);
      return ExitCode.DONE;
    }
    int code = command.execute(args);
    out.flush();
    return code;
  }

  private static void describeErrors(CommandLine subcommand) {
    subcommand.setUsageHelpAutoWidth(true);
  }

  /** Names and passages are Spanish; the platform's encoding must not garble them. */
  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
