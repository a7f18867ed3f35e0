package org.eslabon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.system.Txn;
import org.eslabon.Supposed;
import org.eslabon.ValueGraph;
import org.eslabon.analysis.WhatIf;
import org.eslabon.store.Delta;
import org.eslabon.store.Labels;
import org.eslabon.store.RdfPatches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What would be concluded otherwise. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what would be concluded otherwise if facts were otherwise. Nothing is stored.",
      "%nThe table shows governance, status, outlooks, limits, escape routes and prescriptions,"
          + " before and after; json also lists every statement that comes or goes, and patch writes"
          + " them as RDF Patch."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon whatif --set sinos-us-link.power=buyer",
      "  eslabon whatif my-tables/ --set my-link.power= --set majority-share=40",
      "  eslabon whatif --set ownership/my-firm--my-buyer.share=60",
      "  eslabon whatif --store my-store --changes changes.csv --format patch > changes.rdfp",
      "  eslabon whatif --update 'DELETE {?l esl:power ?p} INSERT {?l esl:power esl:SimilarPower}"
          + " WHERE {?l esl:power ?p}'",
      "%nA cell is set as it would stand in the table: nothing after `=` forgets it. A file of changes"
          + " is CSV",
      "with table,id,column,value, or RDF Patch (.rdfp)."
    })
final class WhatIfCommand implements Callable<Integer> {

  /** What to print the answer as. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    PATCH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();
  @Mixin LanguageOption lang = new LanguageOption();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "ROW.COLUMN=VALUE",
      description = "Another value in a cell, or THRESHOLD=NUMBER; once for each.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--changes",
      paramLabel = "FILE",
      description = "CSV with table,id,column,value, or RDF Patch.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--update",
      paramLabel = "SPARQL",
      description = "A SPARQL Update, or a file with one.")
  List<String> updates = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "table|csv|json|patch",
      defaultValue = "table",
      description = "How to write it. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TABLE;

  @Override
  public Integer call() {
    Console console = main.console();
    if (settings.isEmpty() && files.isEmpty() && updates.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "what is to be otherwise? give --set, --changes or --update");
    }
    try (ValueGraph graph = source.open(inputs, console)) {
      WhatIf whatIf = graph.questions().whatIf(new Supposed(settings, files, updates));
      print(whatIf, graph, console);
      console.err().println(summary(whatIf));
    }
    return ExitCode.DONE;
  }

  private void print(WhatIf whatIf, ValueGraph graph, Console console) {
    Labels labels = new Labels(graph.data(), graph.settings().base(), lang.language);
    QuestionWords words = new QuestionWords(labels, graph.settings().base(), lang.language);
    FieldTable table =
        Txn.calculateRead(graph.data(), () -> DifferenceRows.of(whatIf.differences(), words));
    switch (format) {
      case TABLE -> console.out().println(table.text(lang.language, console.width()));
      case CSV -> console.out().print(table.csv());
      case JSON -> JsonText.write(json(whatIf, table), console.data());
      case PATCH ->
          RdfPatches.write(List.of(whatIf.given(), whatIf.consequences()), console.data());
    }
    console.out().flush();
  }

  private static ObjectNode json(WhatIf whatIf, FieldTable table) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("differences", table.json());
    json.set("given", json(whatIf.given()));
    json.set("consequences", json(whatIf.consequences()));
    return json;
  }

  private static ObjectNode json(Delta delta) {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.set("added", json(delta.added()));
    json.set("removed", json(delta.removed()));
    return json;
  }

  private static ArrayNode json(Set<Quad> quads) {
    ArrayNode json = JsonText.MAPPER.createArrayNode();
    quads.stream()
        .map(
            quad ->
                Stream.of(quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph())
                    .map(FmtUtils::stringForNode)
                    .collect(Collectors.joining(" ")))
        .sorted()
        .forEach(json::add);
    return json;
  }

  private String summary(WhatIf whatIf) {
    int given = whatIf.given().added().size() + whatIf.given().removed().size();
    int come = whatIf.consequences().added().size();
    int go = whatIf.consequences().removed().size();
    return switch (lang.language) {
      case EN ->
          "statements supposed otherwise: %d; conclusions that come: %d, that go: %d"
              .formatted(given, come, go);
      case ES ->
          "enunciados supuestos de otro modo: %d; conclusiones que vienen: %d, que se van: %d"
              .formatted(given, come, go);
    };
  }
}
