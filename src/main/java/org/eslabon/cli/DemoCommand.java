package org.eslabon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eslabon.ValueGraph;
import org.eslabon.answer.TableText;
import org.eslabon.load.LoadRequest;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.store.Bundled;
import org.eslabon.store.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The main job on the bundled cases, from tables to one full explanation. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Loads the bundled cases, classifies their links, and shows who governs whom, what limits"
            + " upgrading, and why.")
final class DemoCommand implements Callable<Integer> {

  @ParentCommand Main main;

  @Mixin LanguageOption lang = new LanguageOption();

  @Override
  public Integer call() {
    Console console = main.console();
    TheoryOptions bundled = new TheoryOptions();
    try (ValueGraph graph = ValueGraph.inMemory(bundled.settings(console))) {
      Path cases = Bundled.path("datasets");
      ValueGraph.Update update = graph.loadAndInfer(LoadRequest.of(cases));
      new Story(graph, console).tell(update);
    }
    return ExitCode.DONE;
  }

  /** What the demo says, in its order. */
  private final class Story {

    private final ValueGraph graph;
    private final Console console;
    private final PrintWriter out;
    private final QueryCatalog queries;

    Story(ValueGraph graph, Console console) {
      this.graph = graph;
      this.console = console;
      this.out = console.out();
      this.queries = graph.queries();
    }

    void tell(ValueGraph.Update update) {
      InferenceReport inferred = update.inferred().anew().orElseThrow();
      out.printf(
          "%d facts from %d files of real cases; %d rules concluded %d statements in %s.%n",
          update.loaded().triples(),
          update.loaded().graphs().size(),
          inferred.rules().size(),
          inferred.triples(),
          seconds(inferred.time()));
      heading("How much the sources say about each case");
      table("cases/status-of-cases");
      heading("Who governs whom, where it is known, claimed or disputed");
      AnswerTable decided = table("cases/decided-links");
      heading("What would decide the other links: the facts to ask for next");
      table("governance/facts-to-ask-for");
      heading("What that lets firms and clusters expect of upgrading");
      table("cases/outlooks");
      heading("What limits upgrading, and who holds the limit");
      table("cases/limits");
      if (!decided.cells().isEmpty()) {
        explain(decided.cells().get(0).get(0));
      }
      out.println("Next: `eslabon explain ID`, `eslabon query --list`, `eslabon classify FOLDER`.");
    }

    private void explain(String link) {
      heading("Why: " + link);
      Labels labels = new Labels(graph.data(), graph.settings().base(), lang.language);
      ProofText text = new ProofText(new ProofWords(labels, lang.language));
      for (Proof proof : graph.explain(link, null)) {
        out.println(text.write(proof));
      }
    }

    private AnswerTable table(String query) {
      try (QueryAnswer answer = graph.ask(queries.find(query), Map.of())) {
        Labels labels = new Labels(graph.data(), graph.settings().base(), lang.language);
        AnswerTable table = AnswerTable.of((QueryAnswer.Rows) answer, labels);
        out.println(TableText.of(table, console.width()));
        return table;
      }
    }

    private void heading(String text) {
      out.println();
      out.println(text);
      out.println("=".repeat(text.length()));
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
