package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.answer.JsonText;
import org.eslabon.answer.ProfileJson;
import org.eslabon.answer.ProfileMarkdown;
import org.eslabon.answer.ProfileText;
import org.eslabon.query.Profile;
import org.eslabon.store.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What every framework of the sources finds of one cluster. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a cluster's one-page profile over all frameworks of the sources: what is known, what"
          + " is contested, what no source says.",
      "%nEach framework is a query in queries/profile; a framework of your own joins the page by"
          + " adding one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon profile sinos-valley",
      "  eslabon profile gamarra --lang es --format markdown > gamarra.md",
      "  eslabon profile my-cluster my-tables/ --format json"
    })
final class ProfileCommand implements Callable<Integer> {

  /** How a profile is written. */
  enum Format {
    TABLE,
    MARKDOWN,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();
  @Mixin LanguageOption lang = new LanguageOption();

  @Parameters(index = "0", paramLabel = "CLUSTER", description = "Id of a cluster, or its IRI.")
  String cluster = "";

  @Parameters(
      index = "1..*",
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "table|markdown|json",
      defaultValue = "table",
      description = "How to write it. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TABLE;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      Profile profile = graph.profile(cluster, lang.language);
      Labels labels = new Labels(graph.data(), graph.settings().base(), lang.language);
      Txn.executeRead(graph.data(), () -> print(profile, labels, console));
    }
    return ExitCode.DONE;
  }

  private void print(Profile profile, Labels labels, Console console) {
    switch (format) {
      case TABLE ->
          console
              .out()
              .print(new ProfileText(labels, lang.language, console.width()).write(profile));
      case MARKDOWN ->
          console.out().print(new ProfileMarkdown(labels, lang.language).write(profile));
      case JSON -> JsonText.write(new ProfileJson(labels).write(profile), console.data());
    }
  }
}
