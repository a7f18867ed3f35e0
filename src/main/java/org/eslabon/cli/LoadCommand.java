package org.eslabon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.ColumnStore;
import org.eslabon.ValueGraph;
import org.eslabon.answer.TableText;
import org.eslabon.column.ColumnFile;
import org.eslabon.load.LoadReport;
import org.eslabon.load.LoadRequest;
import org.eslabon.query.AnswerTable;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.UpdateReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts inputs into a store. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads tables or RDF, all or nothing, and draws the conclusions.",
      "%nEach file goes into a named graph of its own; loading it again replaces that graph. With an"
          + " error in any file nothing is loaded."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon load my-tables/ --store my-store",
      "  eslabon load suppliers.csv --map suppliers.rq --store my-store",
      "  eslabon load register.ttl.gz --graph https://example.org/register --store my-store",
      "  eslabon load nation.nt --store nation.eslc",
      "%nA mapping is a SPARQL CONSTRUCT that runs for each row; ?name is the cell under `name`.",
      "A FILE.eslc holds one large load with its conclusions in columns: it opens at once and is"
          + " only read.",
      "Without --store the load is tried in memory and forgotten."
    })
final class LoadCommand implements Callable<Integer> {

  @Spec CommandSpec spec;
  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();
  @Mixin LoadInput input = new LoadInput();

  @Option(
      names = "--graph",
      paramLabel = "IRI",
      description = "Graph to load into, instead of one named after the file.")
  @Nullable String graphName;

  @Override
  public Integer call() {
    Console console = main.console();
    @Nullable Node name = graphName == null ? null : NodeFactory.createURI(graphName);
    LoadRequest request = new LoadRequest(input.inputs, input.mapping, name, source.theory.base);
    if (source.store != null && ColumnStore.isFile(source.store)) {
      write(request, source.store, console);
      return ExitCode.DONE;
    }
    try (ValueGraph graph = source.openForLoading(console)) {
      ValueGraph.Update update = graph.loadAndInfer(request);
      print(update.loaded(), console);
      console.out().println(conclusions(update));
      if (source.store == null) {
        console.err().println("in memory only: --store DIR keeps it");
      }
    }
    return ExitCode.DONE;
  }

  /** Makes a file of columns, which holds this load and nothing else. */
  private void write(LoadRequest request, Path file, Console console) {
    if (source.theory.running.engine == Engine.ARQ) {
      throw new ParameterException(
          spec.commandLine(),
          "only --engine columnar makes a file of columns: leave out --engine arq, or give a folder"
              + " instead of `%s`".formatted(file));
    }
    ColumnStore.Made made = ColumnStore.infer(request, source.theory.settings(console));
    ColumnFile.write(made.columns(), file);
    console.out().println(conclusions(made.asserted(), made.report()));
  }

  private static String conclusions(long asserted, InferenceReport run) {
    return "%d asserted triples; %d concluded by %d rules (%d new, %d gone)"
        .formatted(
            asserted,
            run.triples(),
            run.rules().stream().filter(rule -> rule.triples() > 0).count(),
            run.added(),
            run.removed());
  }

  /** What came of it, and how much of it was worked out again. */
  private static String conclusions(ValueGraph.Update update) {
    UpdateReport inferred = update.inferred();
    return inferred
        .anew()
        .map(run -> conclusions(update.loaded().triples(), run))
        .orElseGet(
            () ->
                ("%d asserted triples, %d of them came or went;"
                        + " conclusions followed (%d new, %d gone) from %d rule solutions")
                    .formatted(
                        update.loaded().triples(),
                        inferred.changed().orElseThrow(),
                        inferred.added(),
                        inferred.removed(),
                        inferred.work().solutions()));
  }

  private static void print(LoadReport report, Console console) {
    List<List<String>> rows =
        report.graphs().stream()
            .map(
                loaded ->
                    List.of(
                        loaded.file(),
                        String.valueOf(loaded.triples()),
                        loaded.replaced() ? "replaced" : "new",
                        loaded.name().getURI()))
            .toList();
    AnswerTable table = new AnswerTable(List.of("file", "triples", "", "graph"), rows);
    console.out().println(TableText.of(table, console.width()));
  }
}
