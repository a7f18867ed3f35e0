package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.util.FmtUtils;
import org.eslabon.answer.TableText;
import org.eslabon.query.AnswerTable;
import org.eslabon.rules.Rule;
import org.eslabon.rules.ShaclRuleWriter;
import org.eslabon.rules.plan.Dependency;
import org.eslabon.rules.plan.RuleFinding;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.plan.Stratum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The rule set: what is in it, whether it is sound, and as Turtle for others. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The rules: list, check, draw, export or run them.",
    subcommands = {
      RulesCommand.ListRules.class,
      RulesCommand.CheckRules.class,
      RulesCommand.ExportRules.class,
      GraphRulesCommand.class,
      RunRulesCommand.class
    })
final class RulesCommand {

  @ParentCommand Main main;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the rules by stratum, with what each derives and on whose authority.")
  static final class ListRules implements Callable<Integer> {

    @ParentCommand RulesCommand parent;
    @Mixin RuleSource source = new RuleSource();

    @Override
    public Integer call() {
      Stratification strata = source.stratify();
      List<List<String>> rows =
          strata.rules().rules().stream()
              .map(
                  rule ->
                      List.of(
                          String.valueOf(strata.levelOf(rule)),
                          rule.name(),
                          rule.header().derives(),
                          rule.header().source()))
              .sorted(Comparator.comparingInt((List<String> row) -> Integer.parseInt(row.get(0))))
              .toList();
      Console console = parent.main.console();
      AnswerTable table = new AnswerTable(List.of("stratum", "rule", "derives", "source"), rows);
      console.out().println(TableText.of(table, console.width()));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reads the rules, reports every error, and shows the strata and what each rule waits for.",
        "%nAn open dependency (->) may be worked out together with the rule; a closed one (=>) must be"
            + " finished first, because the rule negates, counts or makes new nodes.",
        "%nA plan is what the columnar engine does for a rule, with the rows that it expects when there"
            + " are data to count; a rule without one runs on ARQ, and the reason is given."
      })
  static final class CheckRules implements Callable<Integer> {

    @ParentCommand RulesCommand parent;
    @Mixin RuleSource source = new RuleSource();

    @Option(names = "--plan", description = "Show the relational plan of each rule instead.")
    boolean showsPlans;

    @Option(
        names = "--data",
        paramLabel = "INPUT",
        description = "With --plan: tables or RDF to count rows in; once for each.")
    List<Path> data = new ArrayList<>();

    @Override
    public Integer call() {
      Stratification strata = source.stratify();
      Console console = parent.main.console();
      if (showsPlans) {
        new PlanListing(strata, source.columns(data)).print(console);
        return ExitCode.DONE;
      }
      int level = 0;
      for (Stratum stratum : strata.strata()) {
        console.out().println("stratum " + level++);
        for (Rule rule : stratum.rules()) {
          console
              .out()
              .println("  " + rule.name() + (stratum.once().contains(rule) ? " (once)" : ""));
          for (Dependency dependency : strata.dependenciesOf(rule)) {
            console.out().println("    " + describe(dependency));
          }
        }
      }
      for (RuleFinding finding : source.findings()) {
        console
            .out()
            .println(
                "note: "
                    + finding.rule().name()
                    + " "
                    + finding.kind().words()
                    + ": "
                    + finding.message());
      }
      console
          .out()
          .printf(
              "%d rules in %d strata, no errors%n",
              strata.rules().rules().size(), strata.strata().size());
      return ExitCode.DONE;
    }

    private static String describe(Dependency dependency) {
      String pattern = FmtUtils.stringForTriple(dependency.pattern(), dependency.from().prefixes());
      return (dependency.isClosed() ? "=> " : "-> ")
          + dependency.to().name()
          + " by "
          + pattern
          + (dependency.closure() == null ? "" : ", " + dependency.closure().words());
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints the rules as sh:SPARQLRule in Turtle, for engines of SHACL rules.")
  static final class ExportRules implements Callable<Integer> {

    @ParentCommand RulesCommand parent;
    @Mixin RuleSource source = new RuleSource();

    @Override
    public Integer call() {
      Stratification strata = source.stratify();
      RDFWriter.source(ShaclRuleWriter.toGraph(strata.rules(), strata::levelOf))
          .format(RDFFormat.TURTLE_PRETTY)
          .output(parent.main.console().data());
      return ExitCode.DONE;
    }
  }
}
