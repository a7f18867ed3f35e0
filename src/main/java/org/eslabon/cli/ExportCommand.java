package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The graph as RDF. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the graph as RDF.",
      "%nFormats with graphs (trig, nq) keep what was asserted and what each rule concluded apart;"
          + " formats without (ttl, nt, jsonld, rdf) give the union of the chosen layers."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon export > bundled.trig",
      "  eslabon export my-tables/ --layer inferred --format ttl",
      "  eslabon export --store my-store --format nq | gzip > dump.nq.gz"
    })
final class ExportCommand implements Callable<Integer> {

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin GraphSource source = new GraphSource();

  @Parameters(
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "trig",
      description = "trig, nq, ttl, nt, jsonld or rdf. Default: ${DEFAULT-VALUE}.")
  String format = "trig";

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      split = ",",
      defaultValue = "asserted,inferred",
      description = "Any of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  List<Layer> layers = List.of(Layer.ASSERTED, Layer.INFERRED);

  @Override
  public Integer call() {
    Console console = main.console();
    Lang lang = RDFLanguages.nameToLang(format.toLowerCase(Locale.ROOT));
    if (lang == null || !(RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang))) {
      throw new ParameterException(
          spec.commandLine(),
          "unknown format `" + format + "`: formats are trig, nq, ttl, nt, jsonld, rdf");
    }
    try (ValueGraph graph = source.open(inputs, console)) {
      if (RDFLanguages.isQuads(lang) && !RDFLanguages.isTriples(lang)) {
        RDFWriter.source(graph.copy(layers)).lang(lang).output(console.data());
      } else {
        RDFWriter.source(graph.copyUnion(layers)).lang(lang).output(console.data());
      }
    }
    return ExitCode.DONE;
  }
}
