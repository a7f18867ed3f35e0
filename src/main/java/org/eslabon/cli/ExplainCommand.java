package org.eslabon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.eslabon.model.Curies;
import org.eslabon.model.Language;
import org.eslabon.rules.run.Proof;
import org.eslabon.rules.run.ProofJson;
import org.eslabon.rules.run.ProofProv;
import org.eslabon.rules.run.ProofText;
import org.eslabon.rules.run.ProofWords;
import org.eslabon.rules.run.SourceTexts;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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
      "  eslabon explain sinos --lang es",
      "  eslabon explain my-link my-tables/ --property powerRelation",
      "  eslabon explain my-link my-tables/ --format ttl    (PROV-O)",
      "  eslabon explain my-link --sources texts/           (quotes the cited lines)"
    })
final class ExplainCommand implements Callable<Integer> {

  /** What to print proofs as. */
  enum Format {
    TEXT,
    JSON,
    TTL
  }

  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();

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
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people, json, or ttl for PROV-O. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Option(
      names = {"-l", "--lang"},
      paramLabel = "en|es",
      defaultValue = "en",
      description = "Language of the sentences. Default: ${DEFAULT-VALUE}.")
  Language language = Language.EN;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = source.open(inputs, console)) {
      List<Proof> proofs = graph.explain(name, property);
      if (proofs.isEmpty()) {
        console.err().println("no rule concluded anything of that kind about `" + name + "`");
        return ExitCode.DONE;
      }
      ProofWords words = new ProofWords(new Labels(graph.data(), source.base, language), language);
      switch (format) {
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

  private static void writeJson(List<Proof> proofs, ProofJson json, Console console) {
    ObjectMapper mapper =
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    ArrayNode array = mapper.createArrayNode();
    proofs.forEach(proof -> array.add(json.write(proof)));
    try {
      mapper.writeValue(console.data(), array);
      console.data().write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeProv(List<Proof> proofs, ProofProv prov, Console console) {
    Graph together = GraphFactory.createDefaultGraph();
    together.getPrefixMapping().setNsPrefixes(new Curies(source.base).prefixes());
    proofs.forEach(proof -> GraphUtil.addInto(together, prov.write(proof)));
    RDFWriter.source(together).format(RDFFormat.TURTLE_PRETTY).output(console.data());
  }
}
