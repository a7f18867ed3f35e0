package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.ChangeRecorder;
import org.eslabon.rules.layer.InferenceMark;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.layer.KnownFacts;
import org.eslabon.store.GraphNames;

/** One update of a dataset, inside a write transaction. For one use; not for threads. */
final class StoreUpdate {

  /** Larger changes cost more to follow than to work out everything anew. */
  private static final int FOLLOWED = 20_000;

  /** What a replaced graph may hold, for its old and new content to be compared: memory. */
  private static final int REPLACED = 1_000_000;

  private final RuleEngine engine;
  private final DatasetGraph data;
  private final long start = System.nanoTime();

  StoreUpdate(RuleEngine engine, DatasetGraph data) {
    this.engine = engine;
    this.data = data;
  }

  UpdateReport run(Consumer<DatasetGraph> writer) {
    boolean isCurrent = InferenceMark.holds(data, engine.strata().rules());
    ChangeRecorder recorder = new ChangeRecorder(data, FOLLOWED, isCurrent ? REPLACED : FOLLOWED);
    writer.accept(recorder);
    Optional<Change> change = recorder.change().filter(net -> net.size() <= FOLLOWED);
    if (change.isEmpty()) {
      return anew(Optional.empty());
    }
    change.get().only(GraphNames::isInferred).inverse().applyTo(data);
    Change given = change.get().only(graph -> !GraphNames.isInferred(graph));
    if (!isCurrent || !InferenceMark.holds(data, engine.strata().rules())) {
      return anew(Optional.of(given));
    }
    KnownFacts known = KnownFacts.afterWriting(data, given.only(InferredGraphs::isGiven));
    PartialEvaluator evaluator = engine.partialEvaluator(engine.signal());
    Optional<Change> inferred = engine.follow(known, evaluator);
    if (inferred.isEmpty()) {
      return anew(Optional.of(given));
    }
    inferred.get().applyTo(data);
    return report(Optional.of(given), inferred, evaluator.work(), Optional.empty());
  }

  private UpdateReport anew(Optional<Change> given) {
    ChangeRecorder recorder = new ChangeRecorder(data, FOLLOWED, FOLLOWED);
    InferenceReport run = engine.infer(recorder);
    Optional<Change> inferred =
        recorder.change().map(change -> change.only(GraphNames::isInferred));
    return report(given, inferred, run.work(), Optional.of(run));
  }

  private UpdateReport report(
      Optional<Change> given,
      Optional<Change> inferred,
      UpdateWork work,
      Optional<InferenceReport> anew) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new UpdateReport(given, inferred, work, anew, time);
  }
}
