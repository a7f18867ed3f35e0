package org.eslabon.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sys.JenaSystem;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

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
    })
public final class Main {

  /** These speak of all the others. */
  private static final Set<String> WHOLE = Set.of("help", "completion");

  /** These ask for no command. */
  private static final Set<String> VERSION = Set.of("-V", "--version");

  /** In the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    // takes a quarter of a second at every start; the server registers it when it needs it
    System.setProperty("jena.geosparql.skip", "true");
    // looking for it would open every jar of the class path
    System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty(
        "org.slf4j.simpleLogger.log.org.eslabon", System.getProperty("eslabon.log", "warn"));
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("classify", ClassifyCommand.class);
    COMMANDS.put("upgrading", UpgradingCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("profile", ProfileCommand.class);
    COMMANDS.put("whatif", WhatIfCommand.class);
    COMMANDS.put("missing", MissingCommand.class);
    COMMANDS.put("sensitivity", SensitivityCommand.class);
    COMMANDS.put("shifts", ShiftsCommand.class);
    COMMANDS.put("query", QueryCommand.class);
    COMMANDS.put("load", LoadCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("generate", GenerateCommand.class);
    COMMANDS.put("publish", PublishCommand.class);
    COMMANDS.put("rules", RulesCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("help", HelpCommand.class);
    COMMANDS.put("completion", GenerateCompletion.class);
  }

  private final Console console;
  private final CompletableFuture<Void> jena;

  private Main(Console console, CompletableFuture<Void> jena) {
    this.console = console;
    this.jena = jena;
  }

  /** All commands, for looking at, without a place to write to. */
  static CommandLine silent() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return commandLine(
        Console.of(nowhere, nowhere, Console.DEFAULT_WIDTH, false), COMMANDS.keySet());
  }

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    OutputStream out =
        new BufferedOutputStream(new PipeOutput(new FileOutputStream(FileDescriptor.out)), 1 << 16);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    tellTime(args);
    // the launcher knows what is a terminal and how wide it is; the JDK does not
    int width = Integer.getInteger("eslabon.columns", Console.DEFAULT_WIDTH);
    int code = run(Console.of(out, err, width, Boolean.getBoolean("eslabon.tty")), args);
    System.exit(code);
  }

  /** What is logged while a server runs says when; the first logger asks for it. */
  private static void tellTime(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) {
      System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
      System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss");
    }
  }

  /**
   * Runs one command without ending the program.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  static int run(Console console, String... args) {
    CommandLine line = commandLine(console, needed(args));
    if (args.length == 0) {
      line.usage(console.out());
      return ExitCode.DONE;
    }
    int code = line.execute(args);
    console.out().flush();
    console.err().flush();
    return code;
  }

  /** Reading what twenty commands declare takes longer than most of them run. */
  private static Set<String> needed(String[] args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      return Set.of();
    }
    boolean isOne = args.length > 0 && COMMANDS.containsKey(args[0]) && !WHOLE.contains(args[0]);
    return isOne ? Set.of(args[0]) : COMMANDS.keySet();
  }

  private static CommandLine commandLine(Console console, Set<String> names) {
    // Jena starts while picocli does, which touches none of its classes
    CompletableFuture<Void> jena =
        names.isEmpty()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(JenaSystem::init);
    Main main = new Main(console, jena);
    CommandLine line = new CommandLine(main);
    COMMANDS.forEach(
        (name, command) -> {
          if (names.contains(name)) {
            line.addSubcommand(name, new CommandLine(command).setCommandName(name));
          }
        });
    Failures failures = new Failures();
    return line.setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.max(80, console.width()))
        .setExecutionStrategy(main.new AfterJena())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  /**
   * Runs a command when Jena has started. A class and no lambda: Java 17 breaks down when it
   * archives a lambda for one of picocli's interfaces.
   */
  private final class AfterJena implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      List<CommandLine> commands = parsed.asCommandLineList();
      if (!(commands.get(commands.size() - 1).getCommand() instanceof AwaitsJena)) {
        awaitJena();
      }
      return new RunLast().execute(parsed);
    }
  }

  /** Returns when Jena has started; commands are run then, but for those that call this. */
  void awaitJena() {
    // the last things that Jena asks of the JDK when it starts; loading them takes a tenth of that
    Calendar.getInstance();
    System.getLogger(Main.class.getName());
    jena.join();
  }

  /** Where the commands write to. */
  Console console() {
    return console;
  }
}
