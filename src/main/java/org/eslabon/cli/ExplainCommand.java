package org.eslabon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.ValueGraph;
import org.eslabon.answer.JsonText;
import org.eslabon.model.Curies;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofJson;
import org.eslabon.rules.proof.ProofProv;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.proof.SourceTexts;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotJson;
import org.eslabon.rules.whynot.WhyNotText;
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

/** Why a conclusion holds. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains what was concluded about a link, firm, cluster, chain or claim.",
      "%nA proof goes down to the facts that somebody asserted, with file, row and source passage;"
          + " it names the facts whose absence counts, and the members of what was added up."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon explain ca-maquila-link-parent",
      "  eslabon explain sinos-valley --lang es",
      "  eslabon explain sinos-us-link --why-not hierarchy",
      "  eslabon explain my-link my-tables/ --property powerRelation",
      "  eslabon explain my-link my-tables/ --format ttl    (PROV-O)",
      "  eslabon explain my-link --sources texts/           (quotes the cited lines)"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec CommandSpec command;
  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();
  @Mixin ReportOptions output = new ReportOptions();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Id of a row, an IRI, or a short name such as id:link/ID.")
  String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description =
          "Explain the conclusions with this property of the ontology, or `all`; without it those"
              + " that one asks for first.")
  @Nullable String property;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "Folder of the source texts, to quote the cited lines.")
  @Nullable Path sources;

  @Option(
      names = "--why-not",
      paramLabel = "VALUE",
      description =
          "Say why it does not have this value instead: of its governance, as in `hierarchy`, or of"
              + " the property that --property names.")
  @Nullable String whyNot;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      if (whyNot != null) {
        whyNot(graph, whyNot, console);
        return ExitCode.DONE;
      }
      List<Proof> proofs = graph.explain(name, property);
      if (proofs.isEmpty()) {
        console.err().println("no rule concluded anything of that kind about `" + name + "`");
        return ExitCode.DONE;
      }
      ProofWords words =
          new ProofWords(
              new Labels(graph.data(), source.theory.base, output.language()), output.language());
      switch (output.format) {
        case TEXT -> {
          ProofText text = new ProofText(words, Optional.ofNullable(sources).map(SourceTexts::new));
          for (Proof proof : proofs) {
            console.out().println(text.write(proof));
          }
        }
        case JSON -> writeJson(proofs, new ProofJson(words), console);
        case TTL -> writeProv(proofs, new ProofProv(words), console);
      }
    }
    return ExitCode.DONE;
  }

  private void whyNot(ValueGraph graph, String value, Console console) {
    if (output.format == ReportOptions.Format.TTL) {
      throw new ParameterException(
          command.commandLine(), "--why-not is written as text or json, there is no RDF for it");
    }
    List<WhyNot> answers = graph.whyNot(name, property == null ? "governance" : property, value);
    ProofWords words =
        new ProofWords(
            new Labels(graph.data(), source.theory.base, output.language()), output.language());
    if (output.format == ReportOptions.Format.JSON) {
      ArrayNode array = JsonText.MAPPER.createArrayNode();
      answers.forEach(answer -> array.add(new WhyNotJson(words).write(answer)));
      JsonText.write(array, console.data());
    } else {
      answers.forEach(answer -> console.out().println(new WhyNotText(words).write(answer)));
    }
  }

  private static void writeJson(List<Proof> proofs, ProofJson json, Console console) {
    ArrayNode array = JsonText.MAPPER.createArrayNode();
    proofs.forEach(proof -> array.add(json.write(proof)));
    JsonText.write(array, console.data());
  }

  private void writeProv(List<Proof> proofs, ProofProv prov, Console console) {
    Graph together = GraphFactory.createDefaultGraph();
    together.getPrefixMapping().setNsPrefixes(new Curies(source.theory.base).prefixes());
    proofs.forEach(proof -> GraphUtil.addInto(together, prov.write(proof)));
    RDFWriter.source(together).format(RDFFormat.TURTLE_PRETTY).output(console.data());
  }
}
