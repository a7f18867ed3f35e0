package org.eslabon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eslabon.ColumnStore;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryLimits;
import org.eslabon.rules.RuleShelf;
import org.eslabon.store.Bundled;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the graph of a command comes from: inputs, a store, or the bundled cases. */
final class GraphSource {

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = {"-s", "--store"},
      paramLabel = "DIR",
      description =
          "Folder of a TDB2 store, or a FILE.eslc of columns for large data, instead of INPUT.")
  @Nullable Path store;

  @Mixin TheoryOptions theory = new TheoryOptions();

  /**
   * The graph with all conclusions drawn: the store when one is named, else the inputs in memory,
   * else the bundled cases. For the questions of one command.
   */
  ValueGraph open(List<Path> inputs, Console console) {
    GraphSettings settings = theory.settings(console).withLimits(QueryLimits.LOCAL);
    return kept(inputs, settings).orElseGet(() -> ValueGraph.of(request(inputs), settings));
  }

  /** The rules, with their texts read: done while Jena starts. */
  RuleShelf rules(Console console) {
    return RuleShelf.of(theory.settings(console).rules());
  }

  /** The same for one query, whose answer is all that is asked of the graph. */
  ValueGraph openFor(NamedQuery query, List<Path> inputs, Console console, RuleShelf rules) {
    GraphSettings settings = theory.settings(console).withLimits(QueryLimits.LOCAL);
    return kept(inputs, settings)
        .orElseGet(() -> ValueGraph.answering(query.query(), request(inputs), settings, rules));
  }

  /** The whole graph for many who ask at once, and who do not wait for one who writes. */
  ValueGraph openForMany(List<Path> inputs, QueryLimits limits, Console console) {
    GraphSettings settings = theory.settings(console).withLimits(limits);
    return kept(inputs, settings)
        .orElseGet(
            () -> {
              ValueGraph graph = ValueGraph.inMemory(settings);
              graph.loadAndInfer(request(inputs));
              return graph;
            });
  }

  /** The store or the columns that are named or that suit the inputs. */
  private Optional<ValueGraph> kept(List<Path> inputs, GraphSettings settings) {
    if (store != null) {
      if (!inputs.isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "give either --store or INPUT: `eslabon load INPUT --store DIR` puts one into the"
                + " other");
      }
      if (ColumnStore.isFile(store)) {
        return Optional.of(openColumns(store, settings));
      }
      return Optional.of(
          theory.thresholds.isEmpty()
              ? ValueGraph.openExisting(store, settings)
              : ValueGraph.supposing(store, settings));
    }
    if (inputs.size() == 1 && ColumnStore.isFile(inputs.get(0))) {
      return Optional.of(openColumns(inputs.get(0), settings));
    }
    return !inputs.isEmpty() && ColumnStore.suits(inputs, theory.running.engine)
        ? Optional.of(ColumnStore.infer(request(inputs), settings).graph())
        : Optional.empty();
  }

  private ValueGraph openColumns(Path file, GraphSettings settings) {
    if (!theory.thresholds.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "what a file of columns concludes is settled: give the INPUT it was made of with"
              + " --threshold");
    }
    return ColumnStore.open(file, settings);
  }

  /** The store that is named, made when it is not there; without one a graph in memory. */
  ValueGraph openForLoading(Console console) {
    return store == null
        ? ValueGraph.inMemory(theory.settings(console))
        : ValueGraph.open(store, theory.settings(console));
  }

  private LoadRequest request(List<Path> inputs) {
    List<Path> given = inputs.isEmpty() ? List.of(Bundled.path("datasets")) : inputs;
    return new LoadRequest(new ArrayList<>(given), null, null, theory.base);
  }
}
