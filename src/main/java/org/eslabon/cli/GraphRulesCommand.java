package org.eslabon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eslabon.rules.plan.DependencyDot;
import org.eslabon.rules.plan.DependencyDrawing;
import org.eslabon.rules.plan.Stratification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The dependency graph of the rules, to look at. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = {
      "Draws which rule reads what which other writes, one column a stratum.",
      "%nA dashed line is a closed dependency: the rule waits until the other is finished."
    })
final class GraphRulesCommand implements Callable<Integer> {

  /** What to write the graph as. */
  enum Format {
    DOT,
    SVG
  }

  @ParentCommand RulesCommand parent;
  @Mixin RuleSource source = new RuleSource();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "svg",
      description = "svg, or dot for Graphviz. Default: ${DEFAULT-VALUE}.")
  Format format = Format.SVG;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead of to standard output.")
  @Nullable Path file;

  @Override
  public Integer call() {
    Stratification strata = source.stratify();
    String text =
        format == Format.DOT ? DependencyDot.write(strata) : DependencyDrawing.svg(strata);
    if (file == null) {
      parent.main.console().out().print(text);
    } else {
      try {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ExitCode.DONE;
  }
}
