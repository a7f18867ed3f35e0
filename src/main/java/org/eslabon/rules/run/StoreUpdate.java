package org.eslabon.rules.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.store.GraphNames;

/** One update of a dataset, inside a write transaction. For one use; not for threads. */
final class StoreUpdate {

  /** Larger changes cost more to follow than to work out everything anew. */
  private static final int FOLLOWED = 20_000;

  private final RuleEngine engine;
  private final IncrementPlan plan;
  private final DatasetGraph data;
  private final long start = System.nanoTime();

  StoreUpdate(RuleEngine engine, IncrementPlan plan, DatasetGraph data) {
    this.engine = engine;
    this.plan = plan;
    this.data = data;
  }

  UpdateReport run(Consumer<DatasetGraph> writer, PartialEvaluator evaluator, RunLimits limits) {
    ChangeRecorder recorder = new ChangeRecorder(data, FOLLOWED);
    writer.accept(recorder);
    Optional<Change> change = recorder.change();
    if (change.isEmpty()) {
      InferenceReport report = engine.infer(data);
      return report(change, Optional.empty(), work(report));
    }
    only(change.get(), GraphNames::isInferred).inverse().applyTo(data);
    Change given = only(change.get(), graph -> !GraphNames.isInferred(graph));
    if (!InferenceMark.holds(data, engine.strata().rules())) {
      return inferAnew(given);
    }
    StoredFacts known = new StoredFacts(data, only(given, InferredGraphs::isGiven));
    WorkingFacts facts = new WorkingFacts(engine.strata(), known);
    new Increment(plan, facts, evaluator, limits).run();
    if (facts.isBroken()) {
      return inferAnew(given);
    }
    Change inferred = new Change(quads(facts.gained()), quads(facts.lost()));
    inferred.applyTo(data);
    return report(Optional.of(given), Optional.of(inferred), evaluator.work());
  }

  private UpdateReport inferAnew(Change given) {
    ChangeRecorder recorder = new ChangeRecorder(data, Integer.MAX_VALUE);
    InferenceReport report = engine.infer(recorder);
    Optional<Change> inferred =
        recorder.change().map(change -> only(change, GraphNames::isInferred));
    return report(Optional.of(given), inferred, work(report));
  }

  private static UpdateWork work(InferenceReport report) {
    int evaluations = report.rules().stream().mapToInt(InferenceReport.RuleRun::evaluations).sum();
    return new UpdateWork(report.solutions(), evaluations, evaluations, true);
  }

  private UpdateReport report(Optional<Change> given, Optional<Change> inferred, UpdateWork work) {
    return new UpdateReport(given, inferred, work, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Change only(Change change, Predicate<Node> graphs) {
    return new Change(only(change.added(), graphs), only(change.removed(), graphs));
  }

  private static Set<Quad> only(Set<Quad> quads, Predicate<Node> graphs) {
    return quads.stream().filter(quad -> graphs.test(quad.getGraph())).collect(Collectors.toSet());
  }

  private static Set<Quad> quads(Map<String, Set<Triple>> byRule) {
    Set<Quad> quads = new HashSet<>();
    byRule.forEach(
        (rule, triples) ->
            triples.forEach(triple -> quads.add(Quad.create(GraphNames.inferred(rule), triple))));
    return quads;
  }
}
