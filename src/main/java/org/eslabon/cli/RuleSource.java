package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.rules.ShaclOrders;
import org.eslabon.rules.plan.Diagnostics;
import org.eslabon.rules.plan.RuleFinding;
import org.eslabon.rules.plan.Stratification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rules a command is about. */
final class RuleSource {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description =
          "Folder of NAME/rule.rq, a .rq or .srl file, or Turtle with sh:SPARQLRule; the bundled rules when"
              + " there is none.")
  @Nullable Path rules;

  @Option(
      names = "--ontology",
      paramLabel = "DIR",
      description = "Folder laid out as ontology/, whose terms the rules use.")
  @Nullable Path ontology;

  /**
   * Reads and checks the rules.
   *
   * @throws org.eslabon.problem.ProblemException with every error of every rule
   */
  Stratification stratify() {
    try (ValueGraph graph = open()) {
      return graph.strata();
    }
  }

  /** What is odd about the rules, and no error. */
  List<RuleFinding> findings() {
    try (ValueGraph graph = open()) {
      Diagnostics diagnostics = graph.diagnostics();
      List<RuleFinding> findings = new ArrayList<>(diagnostics.findings());
      if (rules != null) {
        findings.addAll(diagnostics.against(ShaclOrders.read(rules)));
      }
      return findings;
    }
  }

  /** Data with all that the rules conclude from them, to plan by; empty when there are none. */
  Optional<ColumnGraph> columns(List<Path> data) {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    try (ValueGraph graph = open()) {
      graph.loadAndInfer(new LoadRequest(data, null, null, Esl.DEFAULT_BASE));
      return Optional.of(graph.columns());
    }
  }

  private ValueGraph open() {
    GraphSettings settings = GraphSettings.bundled();
    if (ontology != null) {
      settings = settings.withOntology(ontology);
    }
    if (rules != null) {
      settings = settings.withRules(rules);
    }
    return ValueGraph.inMemory(settings);
  }
}
