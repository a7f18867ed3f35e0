package org.eslabon.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.eslabon.ValueGraph;
import org.eslabon.answer.FindingJson;
import org.eslabon.check.CheckReport;
import org.eslabon.check.Finding;
import org.eslabon.check.FindingSeverity;
import org.eslabon.model.Curies;
import org.eslabon.store.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @ParentCommand Main main;
  @Mixin TheoryOptions theory = new TheoryOptions();
  @Mixin LoadInput input = new LoadInput();
  @Mixin ReportOptions output = new ReportOptions();

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = ValueGraph.inMemory(theory.settings(console))) {
      graph.load(input.request(theory.base));
      CheckReport report = graph.check();
      switch (output.format) {
        case TTL ->
            RDFWriter.source(report.shacl()).format(RDFFormat.TURTLE_PRETTY).output(console.data());
        case JSON -> FindingJson.write(report, console.data());
        case TEXT -> print(report, graph, console);
      }
      return report.conforms() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
  }

  private void print(CheckReport report, ValueGraph graph, Console console) {
    Labels labels = new Labels(graph.data(), theory.base, output.language());
    Curies curies = new Curies(theory.base);
    for (Finding finding : report.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      console
          .out()
          .println(severity + "[" + finding.shape() + "]: " + finding.message(output.language()));
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
