package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.eslabon.ValueGraph;
import org.eslabon.portal.Portal;
import org.eslabon.portal.publish.Publication;
import org.eslabon.portal.publish.Publisher;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.query.QueryLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The portal as static files. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the whole portal as static files for any web server.",
      "%nPages in both languages, data in all syntaxes, dumps, catalogue and a search that runs in"
          + " the browser. Links are relative, so the folder can lie anywhere; what needs a running"
          + " portal is left out. The folder appears when it is complete and its links are checked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon publish site",
      "  eslabon publish site my-tables/ --public-base https://example.org/chains/",
      "  eslabon publish site --store my-store --force"
    })
final class PublishCommand implements Callable<Integer> {

  @ParentCommand Main main;
  @Mixin GraphSource source = new GraphSource();

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder to write.")
  Path folder = Path.of("site");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "INPUT",
      description = "Tables or RDF; the bundled cases when there is none.")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--public-base",
      paramLabel = "URL",
      description =
          "Where the folder will be reached; sitemap and catalogue name it. Default: what the IRIs"
              + " of the data start with, without `id/`.")
  @Nullable String publicBase;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the portal.")
  String title = "Eslabon";

  @Option(names = "--force", description = "Replace the folder even if it was not published.")
  boolean force;

  @Override
  public Integer call() {
    Console console = main.console();
    try (ValueGraph graph = source.openForMany(inputs, QueryLimits.LOCAL, console);
        Bar bar = new Bar(console)) {
      Portal portal = new Portal(graph, new PortalSettings(base(graph), title));
      Publication.Overwriting overwriting =
          force ? Publication.Overwriting.ANYTHING : Publication.Overwriting.OWN;
      Publication.Report report =
          Publisher.publish(portal, new Publication(folder, overwriting, bar));
      console
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s: %d pages, %d files, %.1f MB in %.1f s; all links lead somewhere",
                  folder,
                  report.pages(),
                  report.files(),
                  report.bytes() / 1e6,
                  report.seconds()));
    }
    return ExitCode.DONE;
  }

  private String base(ValueGraph graph) {
    return publicBase == null ? graph.settings().base().replaceFirst("id/$", "") : publicBase;
  }

  /** Shows how far the work is, where somebody looks. */
  private static final class Bar implements Publication.Progress, AutoCloseable {
    private final Console console;
    private @Nullable ProgressBar bar;

    Bar(Console console) {
      this.console = console;
    }

    @Override
    public void written(int done, int total) {
      if (bar == null && console.interactive()) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("publishing")
                .setInitialMax(total)
                .setUnit(" pages", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, console.width()))
                .clearDisplayOnFinish()
                .build();
      }
      if (bar != null) {
        bar.stepTo(done);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
