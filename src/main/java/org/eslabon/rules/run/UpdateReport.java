package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Optional;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.InferredGraphs;

/**
 * What an update changed. Immutable.
 *
 * @param given statements that came and went in all graphs but the inferred ones; empty when there
 *     were too many to follow
 * @param inferred those of the inferred graphs; empty when there were too many to note
 * @param anew the run of all rules, when everything was worked out anew instead of following the
 *     change
 * @param time for everything
 */
public record UpdateReport(
    Optional<Change> given,
    Optional<Change> inferred,
    UpdateWork work,
    Optional<InferenceReport> anew,
    Duration time) {

  /** How many conclusions came. */
  public long added() {
    return anew.map(InferenceReport::added)
        .orElseGet(() -> inferred.map(change -> (long) change.added().size()).orElse(0L));
  }

  /** How many conclusions went. */
  public long removed() {
    return anew.map(InferenceReport::removed)
        .orElseGet(() -> inferred.map(change -> (long) change.removed().size()).orElse(0L));
  }

  /** How many asserted and theory statements came or went; empty when there were too many. */
  public Optional<Integer> changed() {
    return given.map(change -> change.only(InferredGraphs::isGiven).size());
  }
}
