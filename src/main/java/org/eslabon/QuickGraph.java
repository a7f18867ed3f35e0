package org.eslabon;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.RuleShelf;
import org.eslabon.rules.plan.NeededRules;
import org.eslabon.rules.plan.QueryReads;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.AtomicWrite;
import org.eslabon.store.Labels;
import org.eslabon.store.ValueStore;

/**
 * Makes the graph of a command that asks once and ends: rules are read on one core while the theory
 * and the data are on another, and nothing is recorded that only a later change would need.
 */
final class QuickGraph {

  private final GraphSettings settings;

  private QuickGraph(GraphSettings settings) {
    this.settings = settings;
  }

  /** With all conclusions. */
  static ValueGraph whole(LoadRequest request, GraphSettings settings) {
    return new QuickGraph(settings)
        .load(request, () -> RuleSetReader.read(settings.rules()), UnaryOperator.identity());
  }

  /**
   * With the conclusions that a query, or whoever prints its answer, can see. Of the bundled rules,
   * which the build has checked, the others are not even parsed.
   */
  static ValueGraph answering(
      Query query, LoadRequest request, GraphSettings settings, RuleShelf rules) {
    Set<Triple> seen = seenBy(query);
    boolean areBundled = settings.rules().equals(GraphSettings.bundled().rules());
    return new QuickGraph(settings)
        .load(
            request,
            () -> areBundled ? NeededRules.read(rules, seen) : rules.takeAll(),
            strata -> NeededRules.behind(strata, seen).strata());
  }

  private static Set<Triple> seenBy(Query query) {
    Set<Triple> patterns = new HashSet<>(QueryReads.of(query));
    Labels.properties().forEach(label -> patterns.add(Triple.create(Node.ANY, label, Node.ANY)));
    return patterns;
  }

  private ValueGraph load(
      LoadRequest request, Supplier<RuleSet> rules, UnaryOperator<Stratification> part) {
    JenaSystem.init();
    CompletableFuture<Theory> theory = new CompletableFuture<>();
    CompletableFuture<RuleEngine> engine =
        CompletableFuture.supplyAsync(
            () -> {
              RuleSet read = rules.get();
              Stratification strata = ValueGraph.stratify(read, theory.join());
              return new RuleEngine(part.apply(strata), RunLimits.generous(), settings.engine());
            });
    try {
      theory.complete(Theory.of(settings));
    } finally {
      // nobody waits for a theory that cannot be read
      theory.cancel(false);
    }
    DatasetGraph data = ValueStore.light(theory.join().shared());
    Loader loader = new Loader(settings.progress(), theory.join().notations());
    return AtomicWrite.run(
        data,
        () -> {
          RuleEngine settled;
          try {
            loader.load(request, data);
          } finally {
            // what is wrong with the rules is said first, whatever becomes of the data
            settled = settled(engine);
          }
          settled.infer(data);
          return ValueGraph.over(data, settings, theory.join(), settled);
        });
  }

  private static RuleEngine settled(CompletableFuture<RuleEngine> engine) {
    try {
      return engine.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw e;
    }
  }
}
