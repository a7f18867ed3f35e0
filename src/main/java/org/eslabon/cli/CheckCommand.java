package org.eslabon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.eslabon.ValueGraph;
import org.eslabon.check.CheckReport;
import org.eslabon.check.Finding;
import org.eslabon.check.FindingSeverity;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Curies;
import org.eslabon.model.Language;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Whether inputs are well formed. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks tables or RDF against the shapes and stores nothing.",
      "%nTables with a wrong cell are refused with every error and exit code 3. What loads is held"
          + " against the SHACL shapes: violations give exit code 1, warnings and remarks do not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon check my-tables/",
      "  eslabon check suppliers.csv --map suppliers.rq",
      "  eslabon check my-tables/ --format ttl > report.ttl"
    })
final class CheckCommand implements Callable<Integer> {

  /** What to print the report as. */
  enum Format {
    TEXT,
    JSON,
    TTL
  }

  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files or folders.")
  List<Path> inputs = List.of();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "SPARQL CONSTRUCT over the columns of a CSV file that is not canonical.")
  @Nullable Path mapping;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people, json, or ttl for a SHACL report. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Option(
      names = {"-l", "--lang"},
      paramLabel = "en|es",
      defaultValue = "en",
      description = "Language of the messages. Default: ${DEFAULT-VALUE}.")
  Language language = Language.EN;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = ValueGraph.inMemory(source.settings(console))) {
      graph.load(new LoadRequest(inputs, mapping, null, source.base));
      CheckReport report = graph.check();
      switch (format) {
        case TTL ->
            RDFWriter.source(report.shacl()).format(RDFFormat.TURTLE_PRETTY).output(console.data());
        case JSON -> FindingJson.write(report, console.data());
        case TEXT -> print(report, graph, console);
      }
      return report.conforms() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
  }

  private void print(CheckReport report, ValueGraph graph, Console console) {
    Labels labels = new Labels(graph.data(), source.base, language);
    Curies curies = new Curies(source.base);
    for (Finding finding : report.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      console.out().println(severity + "[" + finding.shape() + "]: " + finding.message(language));
      if (finding.place() != null) {
        console.out().println("  --> " + finding.place());
      }
      String focus = "  about " + labels.of(finding.focus());
      if (finding.focus().isURI()) {
        focus += " (" + curies.shorten(finding.focus().getURI()) + ")";
      }
      console
          .out()
          .println(
              finding.value() == null ? focus : focus + ": `" + labels.of(finding.value()) + "`");
    }
    console.err().println(summary(report));
  }

  private static String summary(CheckReport report) {
    if (report.findings().isEmpty()) {
      return "no findings";
    }
    return Stream.of(FindingSeverity.values())
        .filter(severity -> report.count(severity) > 0)
        .map(severity -> report.count(severity) + " " + severity.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
