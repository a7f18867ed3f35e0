package org.eslabon.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a step of one run ended: with a time, or with a failure.
 *
 * @param seconds it took; of a query that was asked several times, the median of all but the first
 * @param first seconds of the first time, of a query
 * @param cpu seconds that all processors together were busy with it, where that was measured
 * @param failure what went wrong, in a few words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(
    @Nullable Double seconds,
    @Nullable Double first,
    @Nullable Double cpu,
    @Nullable String failure) {

  static Outcome took(double seconds) {
    return new Outcome(seconds, null, null, null);
  }

  static Outcome failed(String failure) {
    return new Outcome(null, null, null, failure);
  }
}
