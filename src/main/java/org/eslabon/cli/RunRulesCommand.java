package org.eslabon.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eslabon.GraphSettings;
import org.eslabon.RuleRun;
import org.eslabon.answer.TableText;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.QueryAnswer;
import org.eslabon.rules.ImportPolicy;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Goal;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs somebody's rules over somebody's data: infer and query of SPARQL-RL. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs rules over data and prints what they infer, or what holds for a goal.",
      "%nThe data are all that the rules see: the theory of Eslabon takes no part unless it is among"
          + " them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon rules run rules.srl data.ttl",
      "  eslabon rules run rules.srl data.ttl --goal '?x :exposedTo ?what'",
      "  eslabon rules run ontology/rules my-tables/ ontology/eslabon.ttl ontology/schemes"
    })
final class RunRulesCommand implements Callable<Integer> {

  private static final Set<AnswerFormat> GRAPHS =
      Set.of(
          AnswerFormat.TURTLE, AnswerFormat.N_TRIPLES, AnswerFormat.JSON_LD, AnswerFormat.RDF_XML);

  @ParentCommand RulesCommand parent;
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RULESET",
      description =
          "A .srl or .rq file, Turtle with sh:SPARQLRule, or a folder of such files or of"
              + " NAME/rule.rq.")
  Path rules = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "RDF files, or folders of them or of tables; or one FILE.eslc of columns.")
  List<Path> inputs = List.of();

  @Option(
      names = "--goal",
      paramLabel = "PATTERN",
      description =
          "Print the solutions of a pattern instead, running only the rules it needs. Prefixes are"
              + " those of the rules.")
  @Nullable String goal;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description =
          "ttl, nt, jsonld or rdf; for a goal also table, csv, tsv, json, srj or srx. Default: ttl,"
              + " for a goal table.")
  @Nullable String format;

  @Option(
      names = "--limit",
      paramLabel = "ROUNDS",
      defaultValue = "100000",
      description = "Rounds after which rules count as endless. Default: ${DEFAULT-VALUE}.")
  int rounds = 100_000;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "Stop after this time; nothing is printed then.")
  @Nullable Integer seconds;

  @Option(
      names = "--allow-import",
      paramLabel = "IRI",
      description =
          "What IRIs of rule sets on the web begin with that IMPORTS may fetch; once for each."
              + " Without it only files are imported.")
  List<String> imports = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "IRI",
      defaultValue = Esl.DEFAULT_BASE,
      description = "What the IRIs of rows in tables start with. Default: ${DEFAULT-VALUE}.")
  String base = Esl.DEFAULT_BASE;

  @Mixin EngineOption running = new EngineOption();

  @Override
  public Integer call() {
    Console console = parent.main.console();
    AnswerFormat written = requireFormat();
    RuleSet set = RuleSetReader.read(rules, new ImportPolicy(imports));
    GraphSettings settings =
        GraphSettings.bundled()
            .withBase(base)
            .withEngine(running.engine)
            .withProgress(new LoadProgressBar(console));
    RuleRun run = new RuleRun(set, new LoadRequest(inputs, null, null, base), limits(), settings);
    if (goal == null) {
      RuleRun.Inferred inferred = run.infer();
      write(new QueryAnswer.Triples(inferred.triples()), written, console);
      report(inferred.report(), set, console);
      return ExitCode.DONE;
    }
    Goal wanted = Goal.parse(goal, run.prefixes());
    RuleRun.Answered answered =
        written != null && GRAPHS.contains(written) ? run.triples(wanted) : run.solutions(wanted);
    if (written == null && answered.answer() instanceof QueryAnswer.Rows rows) {
      Labels labels = new Labels(run.data(), base, Language.EN);
      run.data()
          .executeRead(
              () ->
                  console
                      .out()
                      .println(TableText.of(AnswerTable.of(rows, labels), console.width())));
    } else {
      write(answered.answer(), written, console);
    }
    report(answered.report(), set, console);
    return ExitCode.DONE;
  }

  private RunLimits limits() {
    if (rounds < 1 || (seconds != null && seconds < 1)) {
      throw new ParameterException(spec.commandLine(), "a limit is at least 1");
    }
    return new RunLimits(rounds, Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  /** The format that was asked for; {@code null} for the table of a goal. */
  private @Nullable AnswerFormat requireFormat() {
    if (format == null) {
      return goal == null ? AnswerFormat.TURTLE : null;
    }
    if (format.equals(OutputOptions.TABLE) && goal != null) {
      return null;
    }
    AnswerFormat known =
        AnswerFormat.named(format)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "unknown format `" + format + "`: see --help"));
    if (goal == null && !GRAPHS.contains(known)) {
      throw new ParameterException(
          spec.commandLine(),
          "`" + format + "` cannot hold triples: formats are ttl, nt, jsonld, rdf");
    }
    return known;
  }

  private static void write(QueryAnswer answer, @Nullable AnswerFormat format, Console console) {
    AnswerWriter.write(answer, format == null ? AnswerFormat.TURTLE : format, console.data());
  }

  private static void report(InferenceReport report, RuleSet set, Console console) {
    console
        .err()
        .printf(
            "%d of %d rules ran, %d triples inferred in %d ms%n",
            report.rules().size(), set.rules().size(), report.added(), report.time().toMillis());
  }
}
