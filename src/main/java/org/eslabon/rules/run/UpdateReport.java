package org.eslabon.rules.run;

import java.time.Duration;
import java.util.Optional;

/**
 * What an update changed. Immutable.
 *
 * @param given statements that came and went in all graphs but the inferred ones; empty when there
 *     were too many to follow
 * @param inferred those of the inferred graphs; empty with {@code given}
 * @param time for everything
 */
public record UpdateReport(
    Optional<Change> given, Optional<Change> inferred, UpdateWork work, Duration time) {}
