package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.store.GraphNames;

/** One update of a dataset, inside a write transaction. For one use; not for threads. */
final class StoreUpdate {

  /** Larger changes cost more to follow than to work out everything anew. */
  private static final int FOLLOWED = 20_000;

  private final RuleEngine engine;
  private final DatasetGraph data;
  private final long start = System.nanoTime();

  StoreUpdate(RuleEngine engine, DatasetGraph data) {
    this.engine = engine;
    this.data = data;
  }

  UpdateReport run(Consumer<DatasetGraph> writer) {
    ChangeRecorder recorder = new ChangeRecorder(data, FOLLOWED);
    writer.accept(recorder);
    Optional<Change> change = recorder.change();
    if (change.isEmpty()) {
      InferenceReport report = engine.infer(data);
      return report(change, Optional.empty(), report.work());
    }
    change.get().only(GraphNames::isInferred).inverse().applyTo(data);
    Change given = change.get().only(graph -> !GraphNames.isInferred(graph));
    if (!InferenceMark.holds(data, engine.strata().rules())) {
      return inferAnew(given);
    }
    KnownFacts known = KnownFacts.afterWriting(data, given.only(InferredGraphs::isGiven));
    PartialEvaluator evaluator = engine.partialEvaluator();
    Optional<Change> inferred = engine.follow(known, evaluator);
    if (inferred.isEmpty()) {
      return inferAnew(given);
    }
    inferred.get().applyTo(data);
    return report(Optional.of(given), inferred, evaluator.work());
  }

  private UpdateReport inferAnew(Change given) {
    ChangeRecorder recorder = new ChangeRecorder(data, Integer.MAX_VALUE);
    InferenceReport report = engine.infer(recorder);
    Optional<Change> inferred =
        recorder.change().map(change -> change.only(GraphNames::isInferred));
    return report(Optional.of(given), inferred, report.work());
  }

  private UpdateReport report(Optional<Change> given, Optional<Change> inferred, UpdateWork work) {
    return new UpdateReport(given, inferred, work, Duration.ofNanos(System.nanoTime() - start));
  }
}
