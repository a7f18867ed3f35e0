package org.eslabon.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RunLimits;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that {@code spark-submit} runs. */
@Command(
    name = "eslabon-spark.jar",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs rules over data that one machine does not hold.")
public final class SparkMain implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "PATH",
      description = "Rule files or folders of them, on this machine.")
  private Path rules;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "URI",
      description = "Folder for the conclusions, on any Hadoop file system. Not there yet.")
  private String out;

  @Option(
      names = "--rounds",
      defaultValue = "1000",
      description = "Passes over a stratum, and steps of a path: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      defaultValue = Esl.DEFAULT_BASE,
      description = "What IRIs of things in tables start with: ${DEFAULT-VALUE}.")
  private String base;

  @Option(
      names = "--theory",
      description = "Adds the ontology and schemes of the program, which the shipped rules read.")
  private boolean isWithTheory;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Canonical tables as CSV or Parquet, N-Triples or N-Quads: files, folders, patterns,"
              + " also compressed, on any Hadoop file system.")
  private List<String> inputs;

  /** For picocli. */
  @SuppressWarnings("NullAway.Init")
  public SparkMain() {}

  /** Runs the job; ends with an exception, and so with another exit code, when it fails. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new SparkMain());
    line.setExecutionExceptionHandler(SparkMain::explain);
    int code = line.execute(arguments);
    if (code != 0) {
      throw new IllegalArgumentException("the run failed with code " + code);
    }
  }

  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof ProblemException problems) {
      problems.problems().forEach(problem -> line.getErr().println(problem));
      line.getErr().flush();
      return 3;
    }
    throw failure;
  }

  @Override
  public Integer call() throws Exception {
    Stratification strata = Stratification.of(RuleSetReader.read(rules));
    SparkInference inference = SparkInference.plan(strata, new RunLimits(rounds, Optional.empty()));
    try (SparkSession spark = session(SparkSession.builder().appName("eslabon"))) {
      ConclusionFiles files = new ConclusionFiles(spark, out);
      try {
        SparkInference.Outcome outcome = inference.run(spark, given(), files.work());
        for (Rule rule : strata.rules().rules()) {
          files.write(rule, outcome.facts());
        }
        files.finish();
        print(outcome);
      } catch (ProblemException e) {
        files.abandon();
        throw e;
      }
    }
    return 0;
  }

  private Given given() {
    // the loader's own check of a base
    LoadRequest request = new LoadRequest(List.of(), null, null, base);
    Given given = Given.of(inputs).withBase(request.base());
    return isWithTheory ? given.withTheory() : given;
  }

  /** A session that splits what is skewed, and joins as sizes turn out. */
  static SparkSession session(SparkSession.Builder builder) {
    return builder
        .config("spark.sql.adaptive.enabled", "true")
        .config("spark.sql.adaptive.skewJoin.enabled", "true")
        // the columns of solutions differ in case only
        .config("spark.sql.caseSensitive", "true")
        .config("spark.sql.crossJoin.enabled", "true")
        // where a column was made is of no use to anybody, and costs a stack trace for each
        .config("spark.sql.dataFrameQueryContext.enabled", "false")
        .getOrCreate();
  }

  private void print(SparkInference.Outcome outcome) {
    java.io.PrintWriter out = spec.commandLine().getOut();
    out.printf("%-40s %7s %12s %9s%n", "rule", "stratum", "triples", "seconds");
    for (InferenceReport.RuleRun run : outcome.report().rules()) {
      out.printf(
          Locale.ROOT,
          "%-40s %7d %,12d %9.1f%n",
          run.rule(),
          run.stratum(),
          run.triples(),
          run.time().toMillis() / 1000.0);
    }
    out.printf(
        Locale.ROOT,
        "%,d triples given, %,d concluded, %.1f seconds%n",
        outcome.given(),
        outcome.report().triples(),
        outcome.report().time().toMillis() / 1000.0);
    out.flush();
  }
}
